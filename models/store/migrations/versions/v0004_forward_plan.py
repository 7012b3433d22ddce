"""The forward plan: priorities, themes, exceptions, Gold Groups, and what else a deep-dive keeps."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"

REFERENCES = (
    ("deep_dive", "theme_id", "theme"),
    ("deep_dive", "tracking_forum_id", "forum"),
    ("forum", "fixed_theme_id", "theme"),
)
"""References that older tables gain: table, column, and the table it points to."""
SHOWS = (
    ("theme of the month", "themes"),
    ("cascaded themes", "cascaded themes"),
    ("local exceptions: worse", "local exceptions, worse"),
    ("local exceptions: better", "local exceptions, better"),
)
"""Standing items that list by themselves from now on what their titles promised."""


def upgrade() -> None:
    """Add the tables and columns of the forward plan."""
    op.create_table(
        "exception_import",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("read", sa.Integer(), nullable=False),
        sa.Column("stored", sa.Integer(), nullable=False),
        sa.Column("unmatched", sa.Integer(), nullable=False),
        sa.Column("duplicate", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exception_import")),
    )
    op.create_table(
        "theme",
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("parent_id", sa.String(length=32), nullable=True),
        sa.Column("synonyms", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["theme.id"], name=op.f("fk_theme_parent_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme")),
    )
    op.create_index(op.f("ix_theme_parent_id"), "theme", ["parent_id"], unique=False)
    op.create_table(
        "measure",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("family", sa.String(length=200), nullable=False),
        sa.Column("synonyms", sa.Text(), nullable=False),
        sa.Column("theme_id", sa.String(length=32), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["theme.id"], name=op.f("fk_measure_theme_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure")),
    )
    op.create_index(op.f("ix_measure_theme_id"), "measure", ["theme_id"], unique=False)
    op.create_table(
        "theme_prevalence",
        sa.Column("theme_id", sa.String(length=32), nullable=False),
        sa.Column("unit_id", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["theme.id"], name=op.f("fk_theme_prevalence_theme_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_theme_prevalence_unit_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_prevalence")),
    )
    op.create_index(op.f("ix_theme_prevalence_theme_id"), "theme_prevalence", ["theme_id"], unique=False)
    op.create_index(op.f("ix_theme_prevalence_unit_id"), "theme_prevalence", ["unit_id"], unique=False)
    op.create_table(
        "local_exception",
        sa.Column("import_id", sa.String(length=32), nullable=True),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.String(length=32), nullable=True),
        sa.Column("unit_words", sa.String(length=200), nullable=False),
        sa.Column("measure_id", sa.String(length=32), nullable=False),
        sa.Column("measure_words", sa.String(length=200), nullable=False),
        sa.Column("period", sa.Date(), nullable=False),
        sa.Column("direction", sa.String(length=10), nullable=False),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("value_words", sa.String(length=60), nullable=False),
        sa.Column("expected", sa.Double(), nullable=True),
        sa.Column("expected_words", sa.String(length=60), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("set_aside_because", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["exception_import.id"],
            name=op.f("fk_local_exception_import_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["measure_id"],
            ["measure.id"],
            name=op.f("fk_local_exception_measure_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_local_exception_unit_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_local_exception")),
    )
    op.create_index(op.f("ix_local_exception_import_id"), "local_exception", ["import_id"], unique=False)
    op.create_index(op.f("ix_local_exception_measure_id"), "local_exception", ["measure_id"], unique=False)
    op.create_index(op.f("ix_local_exception_unit_id"), "local_exception", ["unit_id"], unique=False)
    op.create_table(
        "enduring_answer",
        sa.Column("forum_id", sa.String(length=32), nullable=False),
        sa.Column("theme_id", sa.String(length=32), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["forum_id"], ["forum.id"], name=op.f("fk_enduring_answer_forum_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_enduring_answer_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["theme.id"], name=op.f("fk_enduring_answer_theme_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enduring_answer")),
    )
    op.create_index(op.f("ix_enduring_answer_forum_id"), "enduring_answer", ["forum_id"], unique=False)
    op.create_index(op.f("ix_enduring_answer_meeting_id"), "enduring_answer", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_enduring_answer_theme_id"), "enduring_answer", ["theme_id"], unique=False)
    op.create_table(
        "good_practice",
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("origin_unit_id", sa.String(length=32), nullable=True),
        sa.Column("presenter_post_id", sa.String(length=32), nullable=True),
        sa.Column("presenter", sa.String(length=200), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=True),
        sa.Column("theme_id", sa.String(length=32), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_good_practice_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["origin_unit_id"],
            ["unit.id"],
            name=op.f("fk_good_practice_origin_unit_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["presenter_post_id"],
            ["post.id"],
            name=op.f("fk_good_practice_presenter_post_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["theme.id"], name=op.f("fk_good_practice_theme_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_good_practice")),
    )
    op.create_index(op.f("ix_good_practice_meeting_id"), "good_practice", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_good_practice_origin_unit_id"), "good_practice", ["origin_unit_id"], unique=False)
    op.create_index(op.f("ix_good_practice_presenter_post_id"), "good_practice", ["presenter_post_id"], unique=False)
    op.create_index(op.f("ix_good_practice_theme_id"), "good_practice", ["theme_id"], unique=False)
    op.create_table(
        "meeting_theme",
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("theme_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("set_on", sa.Date(), nullable=False),
        sa.Column("set_by", sa.String(length=200), nullable=False),
        sa.Column("track", sa.String(length=20), nullable=False),
        sa.Column("track_words", sa.Text(), nullable=False),
        sa.Column("cascaded_from_id", sa.String(length=32), nullable=True),
        sa.Column("answer", sa.String(length=20), nullable=False),
        sa.Column("answer_reason", sa.Text(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answered_by", sa.String(length=200), nullable=False),
        sa.Column("former", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["cascaded_from_id"],
            ["meeting_theme.id"],
            name=op.f("fk_meeting_theme_cascaded_from_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_meeting_theme_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["theme.id"], name=op.f("fk_meeting_theme_theme_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_theme")),
    )
    op.create_index(op.f("ix_meeting_theme_cascaded_from_id"), "meeting_theme", ["cascaded_from_id"], unique=False)
    op.create_index(op.f("ix_meeting_theme_meeting_id"), "meeting_theme", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_meeting_theme_theme_id"), "meeting_theme", ["theme_id"], unique=False)
    op.create_table(
        "priority_set",
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("short", sa.String(length=40), nullable=False),
        sa.Column("version", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("starts", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("unit_id", sa.String(length=32), nullable=True),
        sa.Column("author_unit_id", sa.String(length=32), nullable=True),
        sa.Column("agreed_meeting_id", sa.String(length=32), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("review_due", sa.Date(), nullable=True),
        sa.Column("based_on_id", sa.String(length=32), nullable=True),
        sa.Column("fits_id", sa.String(length=32), nullable=True),
        sa.Column("validated_on", sa.Date(), nullable=True),
        sa.Column("validated_by", sa.String(length=200), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreed_meeting_id"],
            ["meeting.id"],
            name=op.f("fk_priority_set_agreed_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["author_unit_id"],
            ["unit.id"],
            name=op.f("fk_priority_set_author_unit_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["based_on_id"],
            ["priority_set.id"],
            name=op.f("fk_priority_set_based_on_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["fits_id"],
            ["priority_set.id"],
            name=op.f("fk_priority_set_fits_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_priority_set_unit_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_priority_set")),
    )
    op.create_index(op.f("ix_priority_set_agreed_meeting_id"), "priority_set", ["agreed_meeting_id"], unique=False)
    op.create_index(op.f("ix_priority_set_author_unit_id"), "priority_set", ["author_unit_id"], unique=False)
    op.create_index(op.f("ix_priority_set_based_on_id"), "priority_set", ["based_on_id"], unique=False)
    op.create_index(op.f("ix_priority_set_fits_id"), "priority_set", ["fits_id"], unique=False)
    op.create_index(op.f("ix_priority_set_unit_id"), "priority_set", ["unit_id"], unique=False)
    op.create_table(
        "practice_adoption",
        sa.Column("practice_id", sa.String(length=32), nullable=False),
        sa.Column("unit_id", sa.String(length=32), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["practice_id"],
            ["good_practice.id"],
            name=op.f("fk_practice_adoption_practice_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_practice_adoption_unit_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_adoption")),
    )
    op.create_index(op.f("ix_practice_adoption_practice_id"), "practice_adoption", ["practice_id"], unique=False)
    op.create_index(op.f("ix_practice_adoption_unit_id"), "practice_adoption", ["unit_id"], unique=False)
    op.create_table(
        "priority",
        sa.Column("set_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("mark", sa.String(length=20), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["set_id"], ["priority_set.id"], name=op.f("fk_priority_set_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_priority")),
    )
    op.create_index(op.f("ix_priority_set_id"), "priority", ["set_id"], unique=False)
    op.create_table(
        "tasking_request",
        sa.Column("meeting_id", sa.String(length=32), nullable=True),
        sa.Column("asset", sa.String(length=200), nullable=False),
        sa.Column("unit_id", sa.String(length=32), nullable=True),
        sa.Column("requested_on", sa.Date(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("priority_id", sa.String(length=32), nullable=True),
        sa.Column("decision", sa.String(length=20), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decision_words", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_tasking_request_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["priority_id"],
            ["priority.id"],
            name=op.f("fk_tasking_request_priority_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_tasking_request_unit_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasking_request")),
    )
    op.create_index(op.f("ix_tasking_request_meeting_id"), "tasking_request", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_tasking_request_priority_id"), "tasking_request", ["priority_id"], unique=False)
    op.create_index(op.f("ix_tasking_request_unit_id"), "tasking_request", ["unit_id"], unique=False)
    op.create_table(
        "gold_group",
        sa.Column("forum_id", sa.String(length=32), nullable=False),
        sa.Column("tasking_forum_id", sa.String(length=32), nullable=False),
        sa.Column("tasking_meeting_id", sa.String(length=32), nullable=True),
        sa.Column("theme_id", sa.String(length=32), nullable=True),
        sa.Column("risk_id", sa.String(length=32), nullable=True),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("promise_id", sa.String(length=32), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["forum_id"], ["forum.id"], name=op.f("fk_gold_group_forum_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["promise_id"],
            ["item_promise.id"],
            name=op.f("fk_gold_group_promise_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["risk_id"], ["risk.id"], name=op.f("fk_gold_group_risk_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["tasking_forum_id"],
            ["forum.id"],
            name=op.f("fk_gold_group_tasking_forum_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["tasking_meeting_id"],
            ["meeting.id"],
            name=op.f("fk_gold_group_tasking_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["theme.id"], name=op.f("fk_gold_group_theme_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gold_group")),
    )
    op.create_index(op.f("ix_gold_group_forum_id"), "gold_group", ["forum_id"], unique=False)
    op.create_index(op.f("ix_gold_group_promise_id"), "gold_group", ["promise_id"], unique=False)
    op.create_index(op.f("ix_gold_group_risk_id"), "gold_group", ["risk_id"], unique=False)
    op.create_index(op.f("ix_gold_group_tasking_forum_id"), "gold_group", ["tasking_forum_id"], unique=False)
    op.create_index(op.f("ix_gold_group_tasking_meeting_id"), "gold_group", ["tasking_meeting_id"], unique=False)
    op.create_index(op.f("ix_gold_group_theme_id"), "gold_group", ["theme_id"], unique=False)
    op.create_table(
        "alignment",
        sa.Column("meeting_theme_id", sa.String(length=32), nullable=True),
        sa.Column("deep_dive_id", sa.String(length=32), nullable=True),
        sa.Column("item_id", sa.String(length=32), nullable=True),
        sa.Column("priority_id", sa.String(length=32), nullable=True),
        sa.Column("risk_id", sa.String(length=32), nullable=True),
        sa.Column("exception_id", sa.String(length=32), nullable=True),
        sa.Column("commission_id", sa.String(length=32), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["commission_id"],
            ["deep_dive.id"],
            name=op.f("fk_alignment_commission_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["deep_dive_id"],
            ["deep_dive.id"],
            name=op.f("fk_alignment_deep_dive_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["exception_id"],
            ["local_exception.id"],
            name=op.f("fk_alignment_exception_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_alignment_item_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["meeting_theme_id"],
            ["meeting_theme.id"],
            name=op.f("fk_alignment_meeting_theme_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["priority_id"],
            ["priority.id"],
            name=op.f("fk_alignment_priority_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["risk_id"], ["risk.id"], name=op.f("fk_alignment_risk_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alignment")),
    )
    op.create_index(op.f("ix_alignment_commission_id"), "alignment", ["commission_id"], unique=False)
    op.create_index(op.f("ix_alignment_deep_dive_id"), "alignment", ["deep_dive_id"], unique=False)
    op.create_index(op.f("ix_alignment_exception_id"), "alignment", ["exception_id"], unique=False)
    op.create_index(op.f("ix_alignment_item_id"), "alignment", ["item_id"], unique=False)
    op.create_index(op.f("ix_alignment_meeting_theme_id"), "alignment", ["meeting_theme_id"], unique=False)
    op.create_index(op.f("ix_alignment_priority_id"), "alignment", ["priority_id"], unique=False)
    op.create_index(op.f("ix_alignment_risk_id"), "alignment", ["risk_id"], unique=False)
    op.create_table(
        "deep_dive_informs",
        sa.Column("deep_dive_id", sa.String(length=32), nullable=False),
        sa.Column("unit_id", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["deep_dive_id"],
            ["deep_dive.id"],
            name=op.f("fk_deep_dive_informs_deep_dive_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_deep_dive_informs_unit_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deep_dive_informs")),
    )
    op.create_index(op.f("ix_deep_dive_informs_deep_dive_id"), "deep_dive_informs", ["deep_dive_id"], unique=False)
    op.create_index(op.f("ix_deep_dive_informs_unit_id"), "deep_dive_informs", ["unit_id"], unique=False)
    op.create_table(
        "deep_dive_slip",
        sa.Column("deep_dive_id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("old_meeting_id", sa.String(length=32), nullable=True),
        sa.Column("new_meeting_id", sa.String(length=32), nullable=True),
        sa.Column("old_date", sa.Date(), nullable=True),
        sa.Column("new_date", sa.Date(), nullable=True),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["deep_dive_id"],
            ["deep_dive.id"],
            name=op.f("fk_deep_dive_slip_deep_dive_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["new_meeting_id"],
            ["meeting.id"],
            name=op.f("fk_deep_dive_slip_new_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["old_meeting_id"],
            ["meeting.id"],
            name=op.f("fk_deep_dive_slip_old_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deep_dive_slip")),
    )
    op.create_index(op.f("ix_deep_dive_slip_deep_dive_id"), "deep_dive_slip", ["deep_dive_id"], unique=False)
    op.create_index(op.f("ix_deep_dive_slip_new_meeting_id"), "deep_dive_slip", ["new_meeting_id"], unique=False)
    op.create_index(op.f("ix_deep_dive_slip_old_meeting_id"), "deep_dive_slip", ["old_meeting_id"], unique=False)
    op.add_column("deep_dive", sa.Column("reported_on", sa.Date(), nullable=True))
    op.add_column("deep_dive", sa.Column("closed_on", sa.Date(), nullable=True))
    op.add_column("deep_dive", sa.Column("outcome", sa.Text(), nullable=False, server_default=""))
    op.add_column("forum", sa.Column("theme_window", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("forum", sa.Column("local_priorities", sa.String(length=20), nullable=False, server_default=""))
    op.add_column("item_promise", sa.Column("undated", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("item_promise", sa.Column("chased_on", sa.Date(), nullable=True))
    for table, column, other in REFERENCES:
        name = f"fk_{table}_{column}"
        points = f"CONSTRAINT {name} REFERENCES {other} (id) DEFERRABLE INITIALLY DEFERRED"
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column} VARCHAR(32) {points}")
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
    _set_windows()
    _show_themes()
    _widen_escalations()


def _set_windows() -> None:
    """Let forums that cascade, or are cascaded to, and every CrimeFighters plan themes for three meetings ahead."""
    linked = "SELECT {0} FROM forum_link WHERE kind = 'cascades to'"
    named = "SELECT forum_id FROM forum_name WHERE name LIKE '%CrimeFighters%'"
    any_of = " OR ".join(
        f"id IN ({chosen})" for chosen in (linked.format("forum_id"), linked.format("other_id"), named)
    )
    op.execute(f"UPDATE forum SET theme_window = 3 WHERE {any_of}")  # noqa: S608  no words of a user


def _show_themes() -> None:
    """Let the items that stand for themes and exceptions list them, on agendas that have not gone out."""
    for title, shows in SHOWS:
        op.execute(f"UPDATE template_item SET shows = '{shows}' WHERE LOWER(title) = '{title}'")  # noqa: S608
        where = f"LOWER(title) = '{title}' AND number = ''"
        op.execute(f"UPDATE agenda_item SET shows = '{shows}' WHERE {where}")  # noqa: S608


def _widen_escalations() -> None:
    """Let themes and risks be escalated too: an item is no longer needed, the forum it comes from is."""
    op.execute("CREATE TABLE escalation_kept AS SELECT * FROM escalation")
    op.drop_table("escalation")
    op.create_table(
        "escalation",
        sa.Column("item_id", sa.String(length=32), nullable=True),
        sa.Column("meeting_id", sa.String(length=32), nullable=True),
        sa.Column("from_forum_id", sa.String(length=32), nullable=False),
        sa.Column("theme_id", sa.String(length=32), nullable=True),
        sa.Column("risk_id", sa.String(length=32), nullable=True),
        sa.Column("to_forum_id", sa.String(length=32), nullable=False),
        sa.Column("promise_id", sa.String(length=32), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("several_groups", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_escalation_item_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_escalation_meeting_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["promise_id"],
            ["item_promise.id"],
            name=op.f("fk_escalation_promise_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["to_forum_id"], ["forum.id"], name=op.f("fk_escalation_to_forum_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["from_forum_id"],
            ["forum.id"],
            name=op.f("fk_escalation_from_forum_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["theme.id"], name=op.f("fk_escalation_theme_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["risk_id"], ["risk.id"], name=op.f("fk_escalation_risk_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalation")),
    )
    op.create_index(op.f("ix_escalation_item_id"), "escalation", ["item_id"], unique=False)
    op.create_index(op.f("ix_escalation_meeting_id"), "escalation", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_escalation_promise_id"), "escalation", ["promise_id"], unique=False)
    op.create_index(op.f("ix_escalation_to_forum_id"), "escalation", ["to_forum_id"], unique=False)
    op.create_index(op.f("ix_escalation_from_forum_id"), "escalation", ["from_forum_id"], unique=False)
    op.create_index(op.f("ix_escalation_risk_id"), "escalation", ["risk_id"], unique=False)
    op.create_index(op.f("ix_escalation_theme_id"), "escalation", ["theme_id"], unique=False)
    columns = "id, revision, item_id, meeting_id, to_forum_id, promise_id, reason, several_groups, position, at"
    kept = ", ".join(f"kept.{name}" for name in columns.split(", "))
    of = "FROM escalation_kept AS kept JOIN meeting ON meeting.id = kept.meeting_id"
    op.execute(f"INSERT INTO escalation ({columns}, from_forum_id) SELECT {kept}, meeting.forum_id {of}")
    op.drop_table("escalation_kept")
