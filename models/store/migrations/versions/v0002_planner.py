"""The planner's schema: leeway, order, rooms, absences, soft days, drafts, published years, a meeting's changes."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"


def upgrade() -> None:
    """Add the tables and columns of the planner."""
    op.create_table(
        "avoided_span",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("starts", sa.String(length=10), nullable=False),
        sa.Column("ends", sa.String(length=10), nullable=False),
        sa.Column("notice", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_avoided_span")),
    )
    op.create_table(
        "meeting_room",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("building", sa.String(length=200), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_room")),
    )
    op.create_table(
        "plan_draft",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.String(length=200), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_draft")),
    )
    op.create_table(
        "published_year",
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_year")),
    )
    op.create_table(
        "travel_time",
        sa.Column("building", sa.String(length=200), nullable=False),
        sa.Column("other_building", sa.String(length=200), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_travel_time")),
    )
    op.create_table(
        "person_absence",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("half", sa.String(length=10), nullable=False),
        sa.Column("every_weeks", sa.Integer(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_person_absence_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_absence")),
    )
    op.create_index(op.f("ix_person_absence_person_id"), "person_absence", ["person_id"], unique=False)
    op.create_table(
        "forum_leeway",
        sa.Column("forum_id", sa.String(length=32), nullable=False),
        sa.Column("before", sa.Integer(), nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.Column("weekdays", sa.String(length=7), nullable=False),
        sa.Column("starts", sa.Text(), nullable=False),
        sa.Column("places", sa.Text(), nullable=False),
        sa.Column("deputy_chairs", sa.Boolean(), nullable=False),
        sa.Column("most_a_day", sa.Integer(), nullable=False),
        sa.Column("from_working_day", sa.Integer(), nullable=False),
        sa.Column("least_gap", sa.Integer(), nullable=False),
        sa.Column("greatest_gap", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["forum_id"], ["forum.id"], name=op.f("fk_forum_leeway_forum_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forum_leeway")),
    )
    op.create_index(op.f("ix_forum_leeway_forum_id"), "forum_leeway", ["forum_id"], unique=False)
    op.create_table(
        "forum_order",
        sa.Column("earlier_id", sa.String(length=32), nullable=False),
        sa.Column("later_id", sa.String(length=32), nullable=False),
        sa.Column("working_days", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["earlier_id"], ["forum.id"], name=op.f("fk_forum_order_earlier_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["later_id"], ["forum.id"], name=op.f("fk_forum_order_later_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forum_order")),
    )
    op.create_index(op.f("ix_forum_order_earlier_id"), "forum_order", ["earlier_id"], unique=False)
    op.create_index(op.f("ix_forum_order_later_id"), "forum_order", ["later_id"], unique=False)
    op.create_table(
        "draft_meeting",
        sa.Column("draft_id", sa.String(length=32), nullable=False),
        sa.Column("forum_id", sa.String(length=32), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=True),
        sa.Column("rule_date", sa.Date(), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("start", sa.Time(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("deputy_post_id", sa.String(length=32), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"],
            ["plan_draft.id"],
            name=op.f("fk_draft_meeting_draft_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["forum_id"], ["forum.id"], name=op.f("fk_draft_meeting_forum_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_draft_meeting_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["deputy_post_id"],
            ["post.id"],
            name=op.f("fk_draft_meeting_deputy_post_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_meeting")),
    )
    op.create_index(op.f("ix_draft_meeting_deputy_post_id"), "draft_meeting", ["deputy_post_id"], unique=False)
    op.create_index(op.f("ix_draft_meeting_draft_id"), "draft_meeting", ["draft_id"], unique=False)
    op.create_index(op.f("ix_draft_meeting_forum_id"), "draft_meeting", ["forum_id"], unique=False)
    op.create_index(op.f("ix_draft_meeting_meeting_id"), "draft_meeting", ["meeting_id"], unique=False)
    op.create_table(
        "kept_deadline",
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("due", sa.DateTime(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_kept_deadline_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_deadline")),
    )
    op.create_index(op.f("ix_kept_deadline_meeting_id"), "kept_deadline", ["meeting_id"], unique=False)
    op.create_table(
        "meeting_change",
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("old_date", sa.Date(), nullable=False),
        sa.Column("old_start", sa.Time(), nullable=False),
        sa.Column("new_date", sa.Date(), nullable=False),
        sa.Column("new_start", sa.Time(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_meeting_change_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_change")),
    )
    op.create_index(op.f("ix_meeting_change_meeting_id"), "meeting_change", ["meeting_id"], unique=False)
    op.add_column("forum_member", sa.Column("wanted", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("meeting", sa.Column("pinned", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("forum", sa.Column("both_chairs", sa.Boolean(), nullable=False, server_default=sa.false()))
