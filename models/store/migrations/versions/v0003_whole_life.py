"""A meeting's whole life: papers, risks, promises, pauses, late items, the room's clock, corrections."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"

REFERENCES = (
    ("action", "answer_paper_id", "paper"),
    ("attendance", "from_item_id", "agenda_item"),
    ("attendance", "to_item_id", "agenda_item"),
    ("decision", "recommendation_id", "paper_recommendation"),
    ("meeting", "agreed_meeting_id", "meeting"),
)
"""References that older tables gain: table, column, and the table it points to."""


def upgrade() -> None:
    """Add the tables and columns of a meeting's whole life."""
    op.create_table(
        "content_text",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_content_text")),
    )
    op.create_table(
        "item_clock",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("item_id", sa.String(length=32), nullable=False),
        sa.Column("began", sa.DateTime(), nullable=False),
        sa.Column("ended", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_clock")),
    )
    op.create_index(op.f("ix_item_clock_item_id"), "item_clock", ["item_id"], unique=False)
    op.create_index(op.f("ix_item_clock_meeting_id"), "item_clock", ["meeting_id"], unique=False)
    op.create_table(
        "risk",
        sa.Column("reference", sa.String(length=60), nullable=False),
        sa.Column("level", sa.String(length=20), nullable=False),
        sa.Column("unit_id", sa.String(length=32), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("owner_post_id", sa.String(length=32), nullable=True),
        sa.Column("likelihood", sa.Integer(), nullable=False),
        sa.Column("impact", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_because", sa.Text(), nullable=False),
        sa.Column("next_review", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_post_id"], ["post.id"], name=op.f("fk_risk_owner_post_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_risk_unit_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_risk")),
    )
    op.create_index(op.f("ix_risk_owner_post_id"), "risk", ["owner_post_id"], unique=False)
    op.create_index(op.f("ix_risk_reference"), "risk", ["reference"], unique=False)
    op.create_index(op.f("ix_risk_unit_id"), "risk", ["unit_id"], unique=False)
    op.create_table(
        "forum_paper_rule",
        sa.Column("forum_id", sa.String(length=32), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("strength", sa.String(length=20), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["forum_id"], ["forum.id"], name=op.f("fk_forum_paper_rule_forum_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forum_paper_rule")),
    )
    op.create_index(op.f("ix_forum_paper_rule_forum_id"), "forum_paper_rule", ["forum_id"], unique=False)
    op.create_table(
        "template_paper",
        sa.Column("forum_id", sa.String(length=32), nullable=False),
        sa.Column("also_forum_id", sa.String(length=32), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("template", sa.String(length=60), nullable=False),
        sa.Column("sponsor_post_id", sa.String(length=32), nullable=True),
        sa.Column("starts", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["also_forum_id"],
            ["forum.id"],
            name=op.f("fk_template_paper_also_forum_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["forum_id"], ["forum.id"], name=op.f("fk_template_paper_forum_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["sponsor_post_id"],
            ["post.id"],
            name=op.f("fk_template_paper_sponsor_post_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template_paper")),
    )
    op.create_index(op.f("ix_template_paper_also_forum_id"), "template_paper", ["also_forum_id"], unique=False)
    op.create_index(op.f("ix_template_paper_forum_id"), "template_paper", ["forum_id"], unique=False)
    op.create_index(op.f("ix_template_paper_sponsor_post_id"), "template_paper", ["sponsor_post_id"], unique=False)
    op.create_table(
        "item_pause",
        sa.Column("template_item_id", sa.String(length=32), nullable=False),
        sa.Column("once", sa.Boolean(), nullable=False),
        sa.Column("return_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("used_meeting_id", sa.String(length=32), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["template_item_id"],
            ["template_item.id"],
            name=op.f("fk_item_pause_template_item_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["used_meeting_id"],
            ["meeting.id"],
            name=op.f("fk_item_pause_used_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_pause")),
    )
    op.create_index(op.f("ix_item_pause_template_item_id"), "item_pause", ["template_item_id"], unique=False)
    op.create_index(op.f("ix_item_pause_used_meeting_id"), "item_pause", ["used_meeting_id"], unique=False)
    op.create_table(
        "risk_assurance",
        sa.Column("risk_id", sa.String(length=32), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("forum_id", sa.String(length=32), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=True),
        sa.Column("assurance", sa.String(length=20), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["forum_id"], ["forum.id"], name=op.f("fk_risk_assurance_forum_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_risk_assurance_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["risk_id"], ["risk.id"], name=op.f("fk_risk_assurance_risk_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_risk_assurance")),
    )
    op.create_index(op.f("ix_risk_assurance_forum_id"), "risk_assurance", ["forum_id"], unique=False)
    op.create_index(op.f("ix_risk_assurance_meeting_id"), "risk_assurance", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_risk_assurance_risk_id"), "risk_assurance", ["risk_id"], unique=False)
    op.create_table(
        "risk_review",
        sa.Column("risk_id", sa.String(length=32), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("forum_id", sa.String(length=32), nullable=True),
        sa.Column("meeting_id", sa.String(length=32), nullable=True),
        sa.Column("likelihood", sa.Integer(), nullable=False),
        sa.Column("impact", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["forum_id"], ["forum.id"], name=op.f("fk_risk_review_forum_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_risk_review_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["risk_id"], ["risk.id"], name=op.f("fk_risk_review_risk_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_risk_review")),
    )
    op.create_index(op.f("ix_risk_review_forum_id"), "risk_review", ["forum_id"], unique=False)
    op.create_index(op.f("ix_risk_review_meeting_id"), "risk_review", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_risk_review_risk_id"), "risk_review", ["risk_id"], unique=False)
    op.create_table(
        "also_attending",
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("description", sa.String(length=200), nullable=False),
        sa.Column("from_item_id", sa.String(length=32), nullable=True),
        sa.Column("to_item_id", sa.String(length=32), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["from_item_id"],
            ["agenda_item.id"],
            name=op.f("fk_also_attending_from_item_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_also_attending_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["to_item_id"],
            ["agenda_item.id"],
            name=op.f("fk_also_attending_to_item_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_also_attending")),
    )
    op.create_index(op.f("ix_also_attending_from_item_id"), "also_attending", ["from_item_id"], unique=False)
    op.create_index(op.f("ix_also_attending_meeting_id"), "also_attending", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_also_attending_to_item_id"), "also_attending", ["to_item_id"], unique=False)
    op.create_table(
        "interest",
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("item_id", sa.String(length=32), nullable=True),
        sa.Column("post_id", sa.String(length=32), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("nature", sa.Text(), nullable=False),
        sa.Column("left_room", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_interest_item_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_interest_meeting_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["post_id"], ["post.id"], name=op.f("fk_interest_post_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interest")),
    )
    op.create_index(op.f("ix_interest_item_id"), "interest", ["item_id"], unique=False)
    op.create_index(op.f("ix_interest_meeting_id"), "interest", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_interest_post_id"), "interest", ["post_id"], unique=False)
    op.create_table(
        "item_attendee",
        sa.Column("item_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.String(length=32), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["agenda_item.id"],
            name=op.f("fk_item_attendee_item_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["post_id"], ["post.id"], name=op.f("fk_item_attendee_post_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_attendee")),
    )
    op.create_index(op.f("ix_item_attendee_item_id"), "item_attendee", ["item_id"], unique=False)
    op.create_index(op.f("ix_item_attendee_post_id"), "item_attendee", ["post_id"], unique=False)
    op.create_table(
        "item_line",
        sa.Column("item_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("value", sa.String(length=200), nullable=False),
        sa.Column("previous", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_item_line_item_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_line")),
    )
    op.create_index(op.f("ix_item_line_item_id"), "item_line", ["item_id"], unique=False)
    op.create_table(
        "paper",
        sa.Column("forum_id", sa.String(length=32), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=True),
        sa.Column("item_id", sa.String(length=32), nullable=True),
        sa.Column("template_paper_id", sa.String(length=32), nullable=True),
        sa.Column("reference", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("template", sa.String(length=60), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("sponsor_post_id", sa.String(length=32), nullable=True),
        sa.Column("on_behalf_of", sa.String(length=200), nullable=False),
        sa.Column("marking", sa.String(length=30), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("part_reason", sa.Text(), nullable=False),
        sa.Column("title_sensitive", sa.Boolean(), nullable=False),
        sa.Column("commissioned_on", sa.Date(), nullable=False),
        sa.Column("due", sa.DateTime(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("late_reason", sa.Text(), nullable=False),
        sa.Column("late_agreed_by", sa.String(length=200), nullable=False),
        sa.Column("no_risks_because", sa.Text(), nullable=False),
        sa.Column("withdrawn_because", sa.Text(), nullable=False),
        sa.Column("rating", sa.String(length=60), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["forum_id"], ["forum.id"], name=op.f("fk_paper_forum_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_paper_item_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_paper_meeting_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["sponsor_post_id"],
            ["post.id"],
            name=op.f("fk_paper_sponsor_post_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["template_paper_id"],
            ["template_paper.id"],
            name=op.f("fk_paper_template_paper_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper")),
    )
    op.create_index(op.f("ix_paper_forum_id"), "paper", ["forum_id"], unique=False)
    op.create_index(op.f("ix_paper_item_id"), "paper", ["item_id"], unique=False)
    op.create_index(op.f("ix_paper_meeting_id"), "paper", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_paper_reference"), "paper", ["reference"], unique=False)
    op.create_index(op.f("ix_paper_sponsor_post_id"), "paper", ["sponsor_post_id"], unique=False)
    op.create_index(op.f("ix_paper_status"), "paper", ["status"], unique=False)
    op.create_index(op.f("ix_paper_template_paper_id"), "paper", ["template_paper_id"], unique=False)
    op.create_table(
        "paper_attachment",
        sa.Column("paper_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("appendix", sa.Boolean(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("marking", sa.String(length=30), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["paper.id"], name=op.f("fk_paper_attachment_paper_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_attachment")),
    )
    op.create_index(op.f("ix_paper_attachment_paper_id"), "paper_attachment", ["paper_id"], unique=False)
    op.create_table(
        "paper_author",
        sa.Column("paper_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.String(length=32), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("unit", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("telephone", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["paper.id"], name=op.f("fk_paper_author_paper_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["post_id"], ["post.id"], name=op.f("fk_paper_author_post_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_author")),
    )
    op.create_index(op.f("ix_paper_author_paper_id"), "paper_author", ["paper_id"], unique=False)
    op.create_index(op.f("ix_paper_author_post_id"), "paper_author", ["post_id"], unique=False)
    op.create_table(
        "paper_event",
        sa.Column("paper_id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["paper.id"], name=op.f("fk_paper_event_paper_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_event")),
    )
    op.create_index(op.f("ix_paper_event_paper_id"), "paper_event", ["paper_id"], unique=False)
    op.create_table(
        "paper_recommendation",
        sa.Column("paper_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("verb", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["paper_id"],
            ["paper.id"],
            name=op.f("fk_paper_recommendation_paper_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_recommendation")),
    )
    op.create_index(op.f("ix_paper_recommendation_paper_id"), "paper_recommendation", ["paper_id"], unique=False)
    op.create_table(
        "paper_section",
        sa.Column("paper_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("front", sa.Boolean(), nullable=False),
        sa.Column("required", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("nil", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["paper.id"], name=op.f("fk_paper_section_paper_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_section")),
    )
    op.create_index(op.f("ix_paper_section_paper_id"), "paper_section", ["paper_id"], unique=False)
    op.create_table(
        "item_promise",
        sa.Column("forum_id", sa.String(length=32), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=True),
        sa.Column("after", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("from_item_id", sa.String(length=32), nullable=True),
        sa.Column("from_action_id", sa.String(length=32), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("ask", sa.Text(), nullable=False),
        sa.Column("lead_post_id", sa.String(length=32), nullable=True),
        sa.Column("lead", sa.String(length=200), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("part_reason", sa.Text(), nullable=False),
        sa.Column("title_sensitive", sa.Boolean(), nullable=False),
        sa.Column("taken_item_id", sa.String(length=32), nullable=True),
        sa.Column("dropped_because", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["forum_id"], ["forum.id"], name=op.f("fk_item_promise_forum_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["from_action_id"],
            ["action.id"],
            name=op.f("fk_item_promise_from_action_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["from_item_id"],
            ["agenda_item.id"],
            name=op.f("fk_item_promise_from_item_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["lead_post_id"],
            ["post.id"],
            name=op.f("fk_item_promise_lead_post_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_item_promise_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["taken_item_id"],
            ["agenda_item.id"],
            name=op.f("fk_item_promise_taken_item_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_promise")),
    )
    op.create_index(op.f("ix_item_promise_forum_id"), "item_promise", ["forum_id"], unique=False)
    op.create_index(op.f("ix_item_promise_from_action_id"), "item_promise", ["from_action_id"], unique=False)
    op.create_index(op.f("ix_item_promise_from_item_id"), "item_promise", ["from_item_id"], unique=False)
    op.create_index(op.f("ix_item_promise_lead_post_id"), "item_promise", ["lead_post_id"], unique=False)
    op.create_index(op.f("ix_item_promise_meeting_id"), "item_promise", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_item_promise_taken_item_id"), "item_promise", ["taken_item_id"], unique=False)
    op.create_table(
        "paper_version",
        sa.Column("attachment_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"],
            ["paper_attachment.id"],
            name=op.f("fk_paper_version_attachment_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_version")),
    )
    op.create_index(op.f("ix_paper_version_attachment_id"), "paper_version", ["attachment_id"], unique=False)
    op.create_index(op.f("ix_paper_version_digest"), "paper_version", ["digest"], unique=False)
    op.create_table(
        "correction",
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("minute_id", sa.String(length=32), nullable=True),
        sa.Column("decision_id", sa.String(length=32), nullable=True),
        sa.Column("action_id", sa.String(length=32), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name=op.f("fk_correction_action_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decision.id"],
            name=op.f("fk_correction_decision_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_correction_meeting_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["minute_id"], ["minute.id"], name=op.f("fk_correction_minute_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_index(op.f("ix_correction_action_id"), "correction", ["action_id"], unique=False)
    op.create_index(op.f("ix_correction_decision_id"), "correction", ["decision_id"], unique=False)
    op.create_index(op.f("ix_correction_meeting_id"), "correction", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_correction_minute_id"), "correction", ["minute_id"], unique=False)
    op.create_table(
        "decision_audience",
        sa.Column("decision_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("audience", sa.String(length=200), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decision.id"],
            name=op.f("fk_decision_audience_decision_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_audience")),
    )
    op.create_index(op.f("ix_decision_audience_decision_id"), "decision_audience", ["decision_id"], unique=False)
    op.create_table(
        "decision_effect",
        sa.Column("decision_id", sa.String(length=32), nullable=False),
        sa.Column("risk_id", sa.String(length=32), nullable=True),
        sa.Column("effect", sa.String(length=10), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decision.id"],
            name=op.f("fk_decision_effect_decision_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["risk_id"], ["risk.id"], name=op.f("fk_decision_effect_risk_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_effect")),
    )
    op.create_index(op.f("ix_decision_effect_decision_id"), "decision_effect", ["decision_id"], unique=False)
    op.create_index(op.f("ix_decision_effect_risk_id"), "decision_effect", ["risk_id"], unique=False)
    op.create_table(
        "deep_dive",
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("item_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("commissioner_post_id", sa.String(length=32), nullable=True),
        sa.Column("sponsor_post_id", sa.String(length=32), nullable=True),
        sa.Column("lead_post_id", sa.String(length=32), nullable=True),
        sa.Column("forum_id", sa.String(length=32), nullable=False),
        sa.Column("due_meeting_id", sa.String(length=32), nullable=True),
        sa.Column("promise_id", sa.String(length=32), nullable=True),
        sa.Column("paper_id", sa.String(length=32), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["commissioner_post_id"],
            ["post.id"],
            name=op.f("fk_deep_dive_commissioner_post_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["due_meeting_id"],
            ["meeting.id"],
            name=op.f("fk_deep_dive_due_meeting_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["forum_id"], ["forum.id"], name=op.f("fk_deep_dive_forum_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_deep_dive_item_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["lead_post_id"], ["post.id"], name=op.f("fk_deep_dive_lead_post_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_deep_dive_meeting_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["paper.id"], name=op.f("fk_deep_dive_paper_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["promise_id"],
            ["item_promise.id"],
            name=op.f("fk_deep_dive_promise_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["sponsor_post_id"],
            ["post.id"],
            name=op.f("fk_deep_dive_sponsor_post_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deep_dive")),
    )
    op.create_index(op.f("ix_deep_dive_commissioner_post_id"), "deep_dive", ["commissioner_post_id"], unique=False)
    op.create_index(op.f("ix_deep_dive_due_meeting_id"), "deep_dive", ["due_meeting_id"], unique=False)
    op.create_index(op.f("ix_deep_dive_forum_id"), "deep_dive", ["forum_id"], unique=False)
    op.create_index(op.f("ix_deep_dive_item_id"), "deep_dive", ["item_id"], unique=False)
    op.create_index(op.f("ix_deep_dive_lead_post_id"), "deep_dive", ["lead_post_id"], unique=False)
    op.create_index(op.f("ix_deep_dive_meeting_id"), "deep_dive", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_deep_dive_paper_id"), "deep_dive", ["paper_id"], unique=False)
    op.create_index(op.f("ix_deep_dive_promise_id"), "deep_dive", ["promise_id"], unique=False)
    op.create_index(op.f("ix_deep_dive_sponsor_post_id"), "deep_dive", ["sponsor_post_id"], unique=False)
    op.create_table(
        "escalation",
        sa.Column("item_id", sa.String(length=32), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
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
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalation")),
    )
    op.create_index(op.f("ix_escalation_item_id"), "escalation", ["item_id"], unique=False)
    op.create_index(op.f("ix_escalation_meeting_id"), "escalation", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_escalation_promise_id"), "escalation", ["promise_id"], unique=False)
    op.create_index(op.f("ix_escalation_to_forum_id"), "escalation", ["to_forum_id"], unique=False)
    op.create_table(
        "risk_link",
        sa.Column("risk_id", sa.String(length=32), nullable=False),
        sa.Column("paper_id", sa.String(length=32), nullable=True),
        sa.Column("item_id", sa.String(length=32), nullable=True),
        sa.Column("decision_id", sa.String(length=32), nullable=True),
        sa.Column("action_id", sa.String(length=32), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name=op.f("fk_risk_link_action_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decision.id"],
            name=op.f("fk_risk_link_decision_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_risk_link_item_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["paper.id"], name=op.f("fk_risk_link_paper_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["risk_id"], ["risk.id"], name=op.f("fk_risk_link_risk_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_risk_link")),
    )
    op.create_index(op.f("ix_risk_link_action_id"), "risk_link", ["action_id"], unique=False)
    op.create_index(op.f("ix_risk_link_decision_id"), "risk_link", ["decision_id"], unique=False)
    op.create_index(op.f("ix_risk_link_item_id"), "risk_link", ["item_id"], unique=False)
    op.create_index(op.f("ix_risk_link_paper_id"), "risk_link", ["paper_id"], unique=False)
    op.create_index(op.f("ix_risk_link_risk_id"), "risk_link", ["risk_id"], unique=False)
    op.add_column("action", sa.Column("position", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("action", sa.Column("answer_words", sa.String(length=200), nullable=False, server_default=""))
    op.add_column("agenda_item", sa.Column("origin_kind", sa.String(length=20), nullable=False, server_default=""))
    op.add_column("agenda_item", sa.Column("origin_id", sa.String(length=32), nullable=False, server_default=""))
    op.add_column("agenda_item", sa.Column("number", sa.String(length=20), nullable=False, server_default=""))
    op.add_column("agenda_item", sa.Column("late_reason", sa.Text(), nullable=False, server_default=""))
    op.add_column("agenda_item", sa.Column("late_agreed_by", sa.String(length=200), nullable=False, server_default=""))
    op.add_column("agenda_item", sa.Column("withdrawn_because", sa.Text(), nullable=False, server_default=""))
    op.add_column("agenda_item", sa.Column("section", sa.String(length=200), nullable=False, server_default=""))
    op.add_column("agenda_item", sa.Column("fixed_start", sa.Time(), nullable=True))
    op.add_column("agenda_item", sa.Column("fixed_length", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("agenda_item", sa.Column("title_sensitive", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("agenda_item", sa.Column("measure", sa.Text(), nullable=False, server_default=""))
    op.add_column("agenda_item", sa.Column("misplaced_because", sa.Text(), nullable=False, server_default=""))
    op.add_column("agenda_item", sa.Column("shows", sa.String(length=30), nullable=False, server_default=""))
    op.add_column("agenda_item", sa.Column("outcome", sa.String(length=20), nullable=False, server_default=""))
    op.add_column("decision", sa.Column("reasons", sa.Text(), nullable=False, server_default=""))
    op.add_column("decision", sa.Column("conditions", sa.Text(), nullable=False, server_default=""))
    op.add_column("decision", sa.Column("dissent", sa.Text(), nullable=False, server_default=""))
    op.add_column("decision", sa.Column("review_on", sa.Date(), nullable=True))
    op.add_column("decision", sa.Column("evaluate_on", sa.Date(), nullable=True))
    op.add_column("decision", sa.Column("evaluation", sa.Text(), nullable=False, server_default=""))
    op.add_column("decision", sa.Column("part", sa.Integer(), nullable=False, server_default="1"))
    op.add_column(
        "forum",
        sa.Column(
            "minutes_layout", sa.String(length=40), nullable=False, server_default="record of decisions and actions"
        ),
    )
    op.add_column("issued_document", sa.Column("name", sa.String(length=200), nullable=False, server_default=""))
    op.add_column("issued_document", sa.Column("part", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("meeting", sa.Column("began_at", sa.DateTime(), nullable=True))
    op.add_column("meeting", sa.Column("ended_at", sa.DateTime(), nullable=True))
    op.add_column("minute", sa.Column("number", sa.Integer(), nullable=True))
    op.add_column("template_item", sa.Column("every", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("template_item", sa.Column("ask", sa.Text(), nullable=False, server_default=""))
    op.add_column("template_item", sa.Column("shows", sa.String(length=30), nullable=False, server_default=""))
    op.add_column("template_item", sa.Column("part", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("template_item", sa.Column("section", sa.String(length=200), nullable=False, server_default=""))

    for table, column, other in REFERENCES:
        name = f"fk_{table}_{column}"
        points = f"CONSTRAINT {name} REFERENCES {other} (id) DEFERRABLE INITIALLY DEFERRED"
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column} VARCHAR(32) {points}")
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
    _order_records()
    _fix_issued_numbers()
    _show_effects()
    _make_search_index()


def _order_records() -> None:
    """Give minutes, decisions and actions of a meeting one order: as they were printed until now."""
    last = "(SELECT COALESCE(MAX({0}.position), 0) FROM {0} WHERE {0}.meeting_id = {1}.meeting_id)"
    minutes, decisions = last.format("minute", "decision"), last.format("decision", "action")
    op.execute(f"UPDATE decision SET position = position + {minutes}")  # noqa: S608  no words of a user
    number = "(SELECT COUNT(*) FROM action AS one WHERE one.meeting_id = action.meeting_id AND one.id <= action.id)"
    after = last.format("minute", "action")
    highest = f"(CASE WHEN {decisions} > {after} THEN {decisions} ELSE {after} END)"
    op.execute(f"UPDATE action SET position = {number} + {highest} WHERE meeting_id IS NOT NULL")  # noqa: S608


def _fix_issued_numbers() -> None:
    """Fix the numbers of agendas that went out: 1, 2, 3 … over both parts, as they were printed until now."""
    number = (
        "(SELECT COUNT(*) FROM agenda_item AS one WHERE one.meeting_id = agenda_item.meeting_id"
        " AND one.kind <> 'break' AND (one.position < agenda_item.position"
        " OR (one.position = agenda_item.position AND one.id <= agenda_item.id)))"
    )
    out = "meeting_id IN (SELECT meeting_id FROM issued_document WHERE kind = 'agenda')"
    numbered = f"number = CAST({number} AS VARCHAR(20)) WHERE kind <> 'break' AND {out}"
    op.execute(f"UPDATE agenda_item SET {numbered}")  # noqa: S608  no words of a user


def _show_effects() -> None:
    """Let the pinned item that reviews the corporate risk picture list the decisions and their risks."""
    for table, column in (("template_item", "placement"), ("agenda_item", "kind")):
        where = f"{column} = 'pinned last' AND LOWER(title) LIKE '%risk picture%'"
        op.execute(f"UPDATE {table} SET shows = 'decisions and risks' WHERE {where}")  # noqa: S608


def _make_search_index() -> None:
    """Make the index of all words: FTS5 in a file, text search vectors on a server; opening the book fills it."""
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("row_id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
    )
    op.create_index("ix_search_entry_source_row_id", "search_entry", ["source", "row_id"], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE TABLE search_words (id INTEGER PRIMARY KEY, words TSVECTOR NOT NULL)")
        op.execute("CREATE INDEX ix_search_words_words ON search_words USING gin (words)")
    else:
        kept = "content='', contentless_delete=1, prefix='2 3', tokenize='unicode61 remove_diacritics 2'"
        op.execute(f"CREATE VIRTUAL TABLE search_words USING fts5 (words, {kept})")
