"""Ethics simulations, alone and in a group; what comes of them at work; and reminders"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reminders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_reminders_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminders")),
        sa.UniqueConstraint("key", name=op.f("uq_reminders_key")),
    )
    with op.batch_alter_table("reminders", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reminders_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            "ix_reminders_unsent",
            ["due_on"],
            unique=False,
            sqlite_where=sa.text("sent_at IS NULL AND closed_at IS NULL"),
            postgresql_where=sa.text("sent_at IS NULL AND closed_at IS NULL"),
        )

    op.create_table(
        "commitments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("simulation", sa.String(length=160), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_commitments_person_id_people")),
        sa.ForeignKeyConstraint(["revision_id"], ["revisions.id"], name=op.f("fk_commitments_revision_id_revisions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitments")),
    )
    with op.batch_alter_table("commitments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_commitments_person_id"), ["person_id"], unique=False)

    op.create_table(
        "ethics_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("simulation", sa.String(length=160), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_ethics_notes_person_id_people")),
        sa.ForeignKeyConstraint(["revision_id"], ["revisions.id"], name=op.f("fk_ethics_notes_revision_id_revisions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ethics_notes")),
        sa.UniqueConstraint("person_id", "simulation", name=op.f("uq_ethics_notes_person_id_simulation")),
    )
    op.create_table(
        "group_runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("simulation", sa.String(length=160), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("facilitator_id", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("phase", sa.String(length=12), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("frozen", sa.Boolean(), nullable=False),
        sa.Column("voting", sa.String(length=6), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("phase_began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "phase IN ('lobby', 'brief', 'scenes', 'observers', 'debrief', 'note', 'practice', 'ended')",
            name=op.f("ck_group_runs_phase"),
        ),
        sa.CheckConstraint("voting IN ('none', 'open', 'closed')", name=op.f("ck_group_runs_voting")),
        sa.ForeignKeyConstraint(["facilitator_id"], ["people.id"], name=op.f("fk_group_runs_facilitator_id_people")),
        sa.ForeignKeyConstraint(["revision_id"], ["revisions.id"], name=op.f("fk_group_runs_revision_id_revisions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_runs")),
        sa.UniqueConstraint("code", name=op.f("uq_group_runs_code")),
    )
    with op.batch_alter_table("group_runs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_group_runs_facilitator_id"), ["facilitator_id"], unique=False)

    op.create_table(
        "simulation_runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("simulation", sa.String(length=160), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_simulation_runs_person_id_people")),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revisions.id"], name=op.f("fk_simulation_runs_revision_id_revisions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_simulation_runs")),
    )
    with op.batch_alter_table("simulation_runs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_simulation_runs_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_simulation_runs_simulation"), ["simulation"], unique=False)
        batch_op.create_index(
            "uq_simulation_runs_open",
            ["person_id", "simulation"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "ethics_note_shares",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=True),
        sa.Column("group_run_id", sa.Integer(), nullable=True),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_run_id"], ["group_runs.id"], name=op.f("fk_ethics_note_shares_group_run_id_group_runs")
        ),
        sa.ForeignKeyConstraint(
            ["note_id"], ["ethics_notes.id"], name=op.f("fk_ethics_note_shares_note_id_ethics_notes")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_ethics_note_shares_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ethics_note_shares")),
        sa.UniqueConstraint("note_id", "group_run_id", name=op.f("uq_ethics_note_shares_note_id_group_run_id")),
        sa.UniqueConstraint("note_id", "person_id", name=op.f("uq_ethics_note_shares_note_id_person_id")),
    )
    with op.batch_alter_table("ethics_note_shares", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ethics_note_shares_group_run_id"), ["group_run_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_ethics_note_shares_person_id"), ["person_id"], unique=False)

    op.create_table(
        "follow_ups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column("weeks", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("answer", sa.String(length=10), nullable=True),
        sa.Column("hindrance", sa.String(length=30), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("answer IN ('done', 'partly', 'hindered', 'changed')", name=op.f("ck_follow_ups_answer")),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitments.id"], name=op.f("fk_follow_ups_commitment_id_commitments")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_ups")),
        sa.UniqueConstraint("commitment_id", "weeks", name=op.f("uq_follow_ups_commitment_id_weeks")),
    )
    with op.batch_alter_table("follow_ups", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_follow_ups_due_on"), ["due_on"], unique=False)

    op.create_table(
        "group_members",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_run_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=True),
        sa.Column("key_digest", sa.String(length=64), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("card", sa.String(length=80), nullable=False),
        sa.Column("wants_evidence", sa.Boolean(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "role IN ('participant', 'player', 'observer', 'owner')", name=op.f("ck_group_members_role")
        ),
        sa.ForeignKeyConstraint(
            ["group_run_id"], ["group_runs.id"], name=op.f("fk_group_members_group_run_id_group_runs")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_group_members_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_members")),
        sa.UniqueConstraint("group_run_id", "person_id", name=op.f("uq_group_members_group_run_id_person_id")),
        sa.UniqueConstraint("key_digest", name=op.f("uq_group_members_key_digest")),
    )
    with op.batch_alter_table("group_members", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_group_members_group_run_id"), ["group_run_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_group_members_person_id"), ["person_id"], unique=False)

    op.create_table(
        "simulation_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("scene", sa.String(length=40), nullable=False),
        sa.Column("choice", sa.String(length=40), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["simulation_runs.id"], name=op.f("fk_simulation_steps_run_id_simulation_runs")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_simulation_steps")),
        sa.UniqueConstraint("run_id", "path", name=op.f("uq_simulation_steps_run_id_path")),
    )
    op.create_table(
        "group_votes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_run_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("choice", sa.String(length=40), nullable=False),
        sa.Column("voted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_run_id"], ["group_runs.id"], name=op.f("fk_group_votes_group_run_id_group_runs")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["group_members.id"], name=op.f("fk_group_votes_member_id_group_members"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_votes")),
        sa.UniqueConstraint("member_id", "path", "round", name=op.f("uq_group_votes_member_id_path_round")),
    )
    with op.batch_alter_table("group_votes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_group_votes_group_run_id"), ["group_run_id"], unique=False)

    op.create_table(
        "observation_marks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_run_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("scene", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(length=12), nullable=False),
        sa.Column("marked_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "mark IN ('seen', 'partly', 'not_seen', 'not_relevant')", name=op.f("ck_observation_marks_mark")
        ),
        sa.ForeignKeyConstraint(
            ["group_run_id"], ["group_runs.id"], name=op.f("fk_observation_marks_group_run_id_group_runs")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["group_members.id"],
            name=op.f("fk_observation_marks_member_id_group_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observation_marks")),
        sa.UniqueConstraint("member_id", "path", "position", name=op.f("uq_observation_marks_member_id_path_position")),
    )
    with op.batch_alter_table("observation_marks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_observation_marks_group_run_id"), ["group_run_id"], unique=False)

    op.create_table(
        "observation_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_run_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("scene", sa.String(length=40), nullable=False),
        sa.Column("heard", sa.Text(), nullable=False),
        sa.Column("seemed", sa.Text(), nullable=False),
        sa.Column("wonder", sa.Text(), nullable=False),
        sa.Column("talk", sa.String(length=10), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "talk IN ('opening', 'exploring', 'feeling', 'closing')", name=op.f("ck_observation_notes_talk")
        ),
        sa.ForeignKeyConstraint(
            ["group_run_id"], ["group_runs.id"], name=op.f("fk_observation_notes_group_run_id_group_runs")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["group_members.id"],
            name=op.f("fk_observation_notes_member_id_group_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observation_notes")),
    )
    with op.batch_alter_table("observation_notes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_observation_notes_group_run_id"), ["group_run_id"], unique=False)

    op.create_table(
        "observation_replies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["group_members.id"],
            name=op.f("fk_observation_replies_member_id_group_members"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["note_id"],
            ["observation_notes.id"],
            name=op.f("fk_observation_replies_note_id_observation_notes"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observation_replies")),
        sa.UniqueConstraint("note_id", "member_id", name=op.f("uq_observation_replies_note_id_member_id")),
    )
    op.add_column("people", sa.Column("wants_mail", sa.Boolean(), server_default=sa.true(), nullable=False))


def downgrade() -> None:
    op.drop_column("people", "wants_mail")

    op.drop_table("observation_replies")
    with op.batch_alter_table("observation_notes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_observation_notes_group_run_id"))

    op.drop_table("observation_notes")
    with op.batch_alter_table("observation_marks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_observation_marks_group_run_id"))

    op.drop_table("observation_marks")
    with op.batch_alter_table("group_votes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_group_votes_group_run_id"))

    op.drop_table("group_votes")
    op.drop_table("simulation_steps")
    with op.batch_alter_table("group_members", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_group_members_person_id"))
        batch_op.drop_index(batch_op.f("ix_group_members_group_run_id"))

    op.drop_table("group_members")
    with op.batch_alter_table("follow_ups", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_follow_ups_due_on"))

    op.drop_table("follow_ups")
    with op.batch_alter_table("ethics_note_shares", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ethics_note_shares_person_id"))
        batch_op.drop_index(batch_op.f("ix_ethics_note_shares_group_run_id"))

    op.drop_table("ethics_note_shares")
    with op.batch_alter_table("simulation_runs", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_simulation_runs_open",
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_simulation_runs_simulation"))
        batch_op.drop_index(batch_op.f("ix_simulation_runs_person_id"))

    op.drop_table("simulation_runs")
    with op.batch_alter_table("group_runs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_group_runs_facilitator_id"))

    op.drop_table("group_runs")
    op.drop_table("ethics_notes")
    with op.batch_alter_table("commitments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_commitments_person_id"))

    op.drop_table("commitments")
    with op.batch_alter_table("reminders", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_reminders_unsent",
            sqlite_where=sa.text("sent_at IS NULL AND closed_at IS NULL"),
            postgresql_where=sa.text("sent_at IS NULL AND closed_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_reminders_person_id"))

    op.drop_table("reminders")
