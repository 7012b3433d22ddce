"""The table of all commands: one row feeds the menu, the key, the button, the tooltip and the palette."""

from dataclasses import dataclass

MENUS = ("Book", "Edit", "Go", "View", "Meeting", "Plan", "Record", "Print", "Help")


@dataclass(frozen=True, slots=True)
class Command:
    """A thing the user can do: `key` in Qt's portable words, `icon` Lucide's name, `room` empty for everywhere.

    `letter` is a second, single key that works only while a table, a planner or a board has the focus.
    """

    id: str
    title: str
    menu: str
    key: str = ""
    icon: str = ""
    room: str = ""
    kind: str = "plain"
    letter: str = ""


COMMANDS: tuple[Command, ...] = (
    Command("book.new", "New book…", "Book", icon="book-plus"),
    Command("book.open", "Open book…", "Book", "Ctrl+O", "folder-open"),
    Command("book.settings", "Book settings…", "Book", icon="pencil"),
    Command("book.backup", "Back up now", "Book", icon="save"),
    Command("framework.import", "Import framework…", "Book", "Ctrl+Shift+I", "upload", "framework"),
    Command("framework.export", "Export framework…", "Book", icon="download", room="framework"),
    Command("book.close", "Close Drumbeat", "Book", "Ctrl+Q"),
    Command("edit.undo", "Undo", "Edit", "Ctrl+Z", "undo-2"),
    Command("edit.redo", "Redo", "Edit", "Ctrl+Shift+Z", "redo-2"),
    Command("edit.rename", "Edit this value", "Edit", "F2", "pencil"),
    Command("edit.delete", "Delete", "Edit", "Del", "trash-2"),
    Command("edit.filter", "Filter this room", "Edit", "Ctrl+F", "search", letter="/"),
    Command("go.palette", "Find or do…", "Go", "Ctrl+K", "search"),
    Command("go.today", "Today", "Go", "Ctrl+1", "sun"),
    Command("go.calendar", "Calendar", "Go", "Ctrl+2", "calendar-days"),
    Command("go.meeting", "Meetings", "Go", "Ctrl+3", "gavel"),
    Command("go.forward_plan", "Forward plan", "Go", "Ctrl+4", "layers"),
    Command("go.actions", "Actions", "Go", "Ctrl+5", "list-checks"),
    Command("go.risks", "Risks", "Go", "Ctrl+6", "triangle-alert"),
    Command("go.framework", "Framework", "Go", "Ctrl+7", "waypoints"),
    Command("go.documents", "Documents", "Go", "Ctrl+8", "file-text"),
    Command("go.history", "History", "Go", "Ctrl+9", "history"),
    Command("go.back", "Back", "Go", "Alt+Left", "arrow-left"),
    Command("go.today_date", "Go to today’s date", "Go", icon="calendar-days", room="calendar", letter="T"),
    Command("view.sidebar", "Narrow sidebar", "View", "Ctrl+\\", "panel-left"),
    Command("view.inspector", "Inspector", "View", "Ctrl+I", "panel-right"),
    Command("view.compact", "Compact rows", "View", icon="list"),
    Command("view.next_pane", "Next pane", "View", "F6"),
    Command("view.previous_pane", "Previous pane", "View", "Shift+F6"),
    Command("view.appearance_system", "Appearance as the system", "View", icon="monitor"),
    Command("view.appearance_light", "Light appearance", "View", icon="sun"),
    Command("view.appearance_dark", "Dark appearance", "View", icon="moon"),
    Command("meeting.open", "Open meeting", "Meeting", icon="gavel"),
    Command("meeting.open_agenda", "Open agenda", "Meeting", icon="pencil", room="meeting"),
    Command("meeting.take_chair", "Deputy takes the chair…", "Meeting", icon="repeat", room="meeting"),
    Command("meeting.end", "End meeting…", "Meeting", icon="gavel", room="meeting"),
    Command("meeting.issue_log", "Issue action log…", "Meeting", icon="send", room="meeting"),
    Command("meeting.new", "New meeting…", "Meeting", "Ctrl+N", "calendar-plus", "meeting"),
    Command("meeting.edit", "Change time or place…", "Meeting", icon="pencil"),
    Command("meeting.move", "Move meeting…", "Meeting", "Ctrl+M", "move-right"),
    Command("meeting.cancel", "Cancel meeting…", "Meeting", icon="calendar-x"),
    Command("meeting.pin", "Pin or free meeting", "Meeting", icon="pin", room="calendar", letter="P"),
    Command("plan.why_not", "Why not another day…", "Meeting", icon="circle-help", room="calendar", letter="W"),
    Command("meeting.away", "Chair is away…", "Meeting", icon="calendar-x"),
    Command("meeting.postpone", "Postpone meeting…", "Meeting", icon="circle-pause"),
    Command("meeting.restore", "Restore meeting…", "Meeting", icon="rotate-ccw"),
    Command("meeting.correspondence", "Hold by correspondence…", "Meeting", icon="mail"),
    Command("meeting.hold", "Enter the room", "Meeting", icon="door-open"),
    Command("meeting.attendance", "Attendance by initials", "Meeting", "F4", "users", "meeting"),
    Command("meeting.next_item", "Next item", "Meeting", "Ctrl+Down", "arrow-down", "meeting"),
    Command("meeting.previous_item", "Previous item", "Meeting", "Ctrl+Up", "arrow-up", "meeting"),
    Command("agenda.add_item", "Add an item", "Meeting", "Ins", "plus", "meeting"),
    Command("agenda.edit_item", "Edit item…", "Meeting", icon="pencil", room="meeting"),
    Command("agenda.remove_item", "Remove item", "Meeting", icon="trash-2", room="meeting"),
    Command("agenda.move_up", "Move item up", "Meeting", "Alt+Up", "arrow-up", "meeting"),
    Command("agenda.move_down", "Move item down", "Meeting", "Alt+Down", "arrow-down", "meeting"),
    Command("agenda.refit", "Re-fit to the time", "Meeting", "Ctrl+R", "rotate-ccw", "meeting"),
    Command("agenda.next_meeting", "To the next meeting…", "Meeting", icon="move-right", room="meeting"),
    Command("agenda.withdraw", "Withdraw item…", "Meeting", icon="x", room="meeting"),
    Command("agenda.skip_once", "Skip once…", "Meeting", icon="corner-down-right", room="meeting"),
    Command("agenda.leave_out", "Leave out until…", "Meeting", icon="calendar-x", room="meeting"),
    Command("agenda.offers", "Waiting for this agenda", "Meeting", icon="layers", room="meeting"),
    Command("agenda.attendees", "Attending this item…", "Meeting", icon="users", room="meeting"),
    Command("agenda.lines", "Tracked lines…", "Meeting", icon="list", room="meeting"),
    Command("paper.commission", "Commission paper…", "Meeting", icon="send", room="meeting"),
    Command("paper.edit", "Change paper…", "Meeting", icon="pencil", room="meeting"),
    Command("paper.status", "Bring paper on…", "Meeting", icon="check", room="meeting"),
    Command("paper.attach", "Attach file…", "Meeting", icon="upload", room="meeting"),
    Command("paper.open_file", "Open file", "Meeting", icon="file-text", room="meeting"),
    Command("paper.sections", "Sections of the paper…", "Meeting", icon="list", room="meeting"),
    Command("paper.asks", "Recommendations…", "Meeting", icon="list-checks", room="meeting"),
    Command("paper.risks", "Corporate risks of the paper…", "Meeting", icon="triangle-alert", room="meeting"),
    Command("paper.chase", "Chase…", "Meeting", icon="mail", room="meeting"),
    Command("paper.withdraw", "Withdraw paper…", "Meeting", icon="x", room="meeting"),
    Command("paper.skeleton", "Skeleton for the author…", "Print", icon="file-text", room="meeting"),
    Command("paper.front", "Front sheet…", "Print", icon="printer", room="meeting"),
    Command("meeting.interest", "Declare an interest…", "Meeting", icon="circle-alert", room="meeting"),
    Command("meeting.visitor", "Also attending…", "Meeting", icon="user-plus", room="meeting"),
    Command("meeting.not_reached", "Not reached", "Meeting", icon="clock", room="meeting"),
    Command("meeting.next_time", "Decide next time", "Meeting", icon="repeat", room="meeting"),
    Command("meeting.effects", "Effects on risks…", "Meeting", icon="triangle-alert", room="meeting"),
    Command("meeting.finish_minutes", "Finish draft minutes", "Meeting", icon="file-text", room="meeting"),
    Command("meeting.issue_minutes", "Issue minutes…", "Meeting", icon="send", room="meeting"),
    Command("meeting.agree_minutes", "Agree minutes…", "Meeting", icon="circle-check", room="meeting"),
    Command("meeting.correct", "Correct agreed minutes…", "Meeting", icon="pencil", room="meeting"),
    Command("meeting.send_out", "Send out after the meeting…", "Meeting", icon="send", room="meeting"),
    Command("agenda.issue", "Issue agenda…", "Meeting", icon="send", room="meeting", kind="filled"),
    Command("plan.year", "Lay out a year…", "Plan", icon="calendar-range"),
    Command("plan.check", "Check the year", "Plan", icon="zoom-in", room="calendar"),
    Command("plan.resolve", "Resolve…", "Plan", "Ctrl+Shift+R", "sparkle", "calendar"),
    Command("plan.preview", "Review the proposal…", "Plan", "Ctrl+Shift+P", "list-checks", "calendar"),
    Command("plan.accept", "Accept proposal", "Plan", "Ctrl+Shift+Return", "check", "calendar"),
    Command("plan.drop", "Drop the proposal", "Plan", icon="x", room="calendar"),
    Command("plan.keep_draft", "Keep draft…", "Plan", "Ctrl+Shift+D", "save", "calendar"),
    Command("plan.drafts", "Drafts…", "Plan", icon="layers", room="calendar"),
    Command("plan.closed_days", "Bank holidays and closures…", "Plan", icon="calendar-days", room="calendar"),
    Command("plan.publish", "Publish year…", "Plan", icon="send", room="calendar"),
    Command("plan.absences", "Absences…", "Plan", icon="calendar-x"),
    Command("plan.rooms", "Rooms and ways…", "Plan", icon="map", room="framework"),
    Command("framework.add_forum", "Add forum", "Plan", "Ctrl+N", "plus", "framework", "filled"),
    Command("framework.edit_forum", "Change forum…", "Plan", icon="pencil", room="framework"),
    Command("framework.change_rule", "Change rule from…", "Plan", icon="calendar-sync", room="framework"),
    Command("framework.papers", "What papers must hold…", "Plan", icon="file-text", room="framework"),
    Command("framework.add_unit", "Add unit…", "Plan", icon="building-2", room="framework"),
    Command("framework.add_post", "Add post…", "Plan", icon="user", room="framework"),
    Command("framework.add_person", "Add person…", "Plan", icon="user-plus", room="framework"),
    Command("framework.appoint", "Appoint to a post…", "Plan", icon="users", room="framework"),
    Command("framework.swap", "Swap two posts…", "Plan", icon="repeat", room="framework"),
    Command("framework.leavers", "Actions of people who left…", "Plan", icon="list-checks", room="framework"),
    Command("framework.vacancies", "Vacancies…", "Plan", icon="circle-help", room="framework"),
    Command("framework.merge", "Merge units…", "Plan", icon="layers", room="framework"),
    Command("framework.standard", "Create standard meetings…", "Plan", icon="calendar-plus", room="framework"),
    Command("framework.roll_over", "Rules of next year…", "Plan", icon="rotate-ccw", room="framework"),
    Command("theme.cascade", "Cascade…", "Plan", icon="git-branch", room="forward_plan"),
    Command("theme.set", "Set theme…", "Plan", icon="plus", room="forward_plan", kind="filled", letter="S"),
    Command("theme.edit", "Change theme…", "Plan", icon="pencil", room="forward_plan"),
    Command("theme.move", "Move theme…", "Plan", icon="move-right", room="forward_plan", letter="M"),
    Command("theme.remove", "Remove theme", "Plan", icon="trash-2", room="forward_plan"),
    Command("theme.accept_all", "Accept for all units", "Plan", icon="check", room="forward_plan"),
    Command("theme.accept", "Accept for the unit", "Plan", icon="check", room="forward_plan", letter="A"),
    Command("theme.decline", "Decline for the unit…", "Plan", icon="x", room="forward_plan", letter="D"),
    Command("theme.track", "On or off track…", "Plan", icon="trending-down", room="forward_plan"),
    Command("theme.escalate", "Escalate theme…", "Plan", icon="waypoints", room="forward_plan"),
    Command("theme.gold", "Task a Gold Group…", "Plan", icon="shield", room="forward_plan"),
    Command("theme.close_gold", "Close Gold Group…", "Plan", icon="lock", room="forward_plan"),
    Command("theme.enduring", "What endures, Gold Groups…", "Plan", icon="repeat", room="forward_plan"),
    Command("theme.list", "Themes and windows…", "Plan", icon="list", room="forward_plan"),
    Command("dive.commission", "Commission deep-dive…", "Plan", icon="telescope", room="forward_plan"),
    Command("dive.edit", "Change deep-dive…", "Plan", icon="pencil", room="forward_plan"),
    Command("dive.put_off", "Put off…", "Plan", icon="calendar-sync", room="forward_plan"),
    Command("dive.report", "Has reported…", "Plan", icon="check", room="forward_plan"),
    Command("dive.close", "Close deep-dive…", "Plan", icon="lock", room="forward_plan"),
    Command("exceptions.import", "Import exceptions…", "Plan", "Ctrl+Shift+I", "upload", "forward_plan"),
    Command("exceptions.record", "Record an exception…", "Plan", "Ctrl+N", "plus", "forward_plan"),
    Command("exceptions.match", "Match its unit…", "Plan", icon="users", room="forward_plan"),
    Command("exceptions.set_aside", "Set aside…", "Plan", icon="x", room="forward_plan"),
    Command("exceptions.measures", "Measures…", "Plan", icon="list", room="forward_plan"),
    Command("practice.record", "Record good practice…", "Plan", icon="sparkle", room="forward_plan"),
    Command("practice.adopt", "Adopted by…", "Plan", icon="check", room="forward_plan"),
    Command("promise.add", "Promise an item…", "Plan", icon="plus", room="forward_plan"),
    Command("promise.fix_date", "Fix its date…", "Plan", icon="calendar-days", room="forward_plan"),
    Command("promise.leave_open", "Leave its date open", "Plan", icon="circle-dashed", room="forward_plan"),
    Command("promise.chase", "Ask for its date", "Plan", icon="mail", room="forward_plan"),
    Command("promise.drop", "No longer wanted…", "Plan", icon="x", room="forward_plan"),
    Command("priorities.add", "New set of priorities…", "Plan", icon="plus", room="forward_plan"),
    Command("priorities.edit", "Change set…", "Plan", icon="pencil", room="forward_plan"),
    Command("priorities.revise", "New version…", "Plan", icon="calendar-sync", room="forward_plan"),
    Command("priorities.validate", "Validated…", "Plan", icon="circle-check", room="forward_plan"),
    Command("tasking.request", "Tasking request…", "Plan", icon="send", room="forward_plan"),
    Command("tasking.decide", "Decide on request…", "Plan", icon="gavel", room="forward_plan"),
    Command("record.minute", "Record minute", "Record", "F5", "message-square", "meeting"),
    Command("record.decision", "Record decision", "Record", "F7", "gavel", "meeting"),
    Command("record.deep_dive", "Commission deep-dive", "Record", "F9", "zoom-in", "meeting"),
    Command("record.escalate", "Escalate", "Record", "F12", "waypoints", "meeting"),
    Command("record.action", "Record action", "Record", "Ctrl+Shift+A", "plus", kind="filled"),
    Command("action.edit", "Change action…", "Record", icon="pencil", room="actions"),
    Command("action.move_date", "Move date…", "Record", icon="calendar-sync", room="actions", letter="M"),
    Command("action.close", "Close…", "Record", icon="lock", room="actions", letter="C"),
    Command("action.reopen", "Re-open…", "Record", icon="rotate-ccw", room="actions"),
    Command("risk.add", "Add risk", "Record", "Ctrl+N", "plus", "risks"),
    Command("risk.edit", "Change risk…", "Record", icon="pencil", room="risks"),
    Command("risk.review", "Record review…", "Record", icon="gavel", room="risks", letter="R"),
    Command("risk.assure", "Stamp assurance…", "Record", icon="shield-check", room="risks", letter="A"),
    Command("risk.link", "Link an action…", "Record", icon="list-checks", room="risks"),
    Command("risk.escalate", "Escalate risk…", "Record", icon="waypoints", room="risks", letter="E"),
    Command("risk.accept", "Accept proposed risk", "Record", icon="check", room="risks"),
    Command("risk.close", "Close risk…", "Record", icon="lock", room="risks"),
    Command("risk.reopen", "Re-open risk", "Record", icon="rotate-ccw", room="risks"),
    Command("risk.scheme", "Risk scheme…", "Record", icon="list", room="risks"),
    Command("print.preview", "Preview", "Print", "Ctrl+P", "eye"),
    Command("print.agenda", "Agenda…", "Print", icon="printer"),
    Command("print.action_log", "Action log…", "Print", icon="printer"),
    Command("print.action_log_xlsx", "Action log as a workbook…", "Print", icon="download"),
    Command("print.action_log_csv", "Action log as CSV…", "Print", icon="download"),
    Command("print.minutes", "Minutes…", "Print", icon="printer", room="meeting"),
    Command("print.agenda_mail", "Agenda as a draft mail…", "Print", icon="mail", room="meeting"),
    Command("print.pack", "Pack…", "Print", icon="layers", room="meeting"),
    Command("print.run_sheet", "Chair’s run sheet…", "Print", icon="printer"),
    Command("print.papers_due", "Papers due…", "Print", icon="printer"),
    Command("print.decision_register", "Decision register…", "Print", icon="printer"),
    Command("print.year_calendar", "Year calendar…", "Print", icon="printer"),
    Command("plan.clashes", "Clash report…", "Print", icon="printer", room="calendar"),
    Command("plan.load", "Load report…", "Print", icon="printer", room="calendar"),
    Command("print.invitations", "Invitation files…", "Print", icon="mail"),
    Command("print.calendar_file", "Calendar file…", "Print", icon="calendar-days"),
    Command("print.risk_register", "Risk register…", "Print", icon="printer", room="risks"),
    Command("print.risk_register_docx", "Risk register as Word…", "Print", icon="download", room="risks"),
    Command("print.risk_register_xlsx", "Risk register as a workbook…", "Print", icon="download", room="risks"),
    Command("print.risk_register_csv", "Risk register as CSV…", "Print", icon="download", room="risks"),
    Command("print.forward_plan", "Forward plan…", "Print", icon="printer", room="forward_plan"),
    Command("print.programme_board", "Programme board…", "Print", icon="printer", room="forward_plan"),
    Command("print.theme_coverage", "Theme coverage…", "Print", icon="printer", room="forward_plan"),
    Command("print.deep_dives", "Deep-dives…", "Print", icon="printer", room="forward_plan"),
    Command("print.cascade_report", "Cascade report…", "Print", icon="printer", room="forward_plan"),
    Command("print.unit_agendas", "Agendas of the units…", "Print", icon="printer", room="forward_plan"),
    Command("print.learning_log", "Learning log…", "Print", icon="printer", room="forward_plan"),
    Command("help.keys", "Keys", "Help", "F1", "keyboard"),
    Command("help.about", "About Drumbeat", "Help", icon="info"),
)

_BY_ID = {row.id: row for row in COMMANDS}
_KEY_SIGNS = {
    "Shift": "⇧", "Return": "⏎", "Enter": "⏎", "Down": "↓", "Up": "↑", "Left": "←", "Right": "→", "Ins": "Insert",
}  # fmt: skip


def command(command_id: str) -> Command:
    """Return the row of the table with this id; KeyError for an unknown one."""
    return _BY_ID[command_id]


def key_words(key: str) -> str:
    """Return a key as it is printed on a key cap: `Ctrl+Shift+A` reads `Ctrl ⇧ A`."""
    return " ".join(_KEY_SIGNS.get(part, part) for part in key.split("+") if part)


def shown_key(row: Command) -> str:
    """Return the key to show for a command: its shortcut, or else its letter."""
    return row.key or row.letter


def tooltip(row: Command) -> str:
    """Return the tooltip of a command: its title and, in brackets, its key."""
    title = row.title.removesuffix("…")
    return f"{title} ({key_words(shown_key(row))})" if shown_key(row) else title
