"""The Forward plan room: themes by forum and month, coverage, deep-dives, exceptions, promises and priorities."""
