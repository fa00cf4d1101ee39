ALTER TABLE "persons" ADD COLUMN "id_number" VARCHAR(20) NOT NULL DEFAULT '';
ALTER TABLE "persons" ADD COLUMN "household_id" CHAR(36);
CREATE INDEX "persons_household" ON "persons" ("household_id") WHERE ("household_id" IS NOT NULL);
CREATE INDEX "persons_id_number" ON "persons" ("id_number") WHERE ("id_number" != '');
ALTER TABLE "cases" ADD COLUMN "legal_track" VARCHAR(40) NOT NULL DEFAULT '';
ALTER TABLE "cases" ADD COLUMN "accept_due_at" VARCHAR(24);
ALTER TABLE "cases" ADD COLUMN "legal_due_at" VARCHAR(24);
ALTER TABLE "cases" ADD COLUMN "feedback_due_at" VARCHAR(24);
ALTER TABLE "cases" ADD COLUMN "paused_at" VARCHAR(24);
ALTER TABLE "cases" ADD COLUMN "signed_record_on" VARCHAR(10);
ALTER TABLE "contacts" ADD COLUMN "call_back_from" VARCHAR(5) NOT NULL DEFAULT '';
ALTER TABLE "contacts" ADD COLUMN "call_back_to" VARCHAR(5) NOT NULL DEFAULT '';
ALTER TABLE "benefits" ADD COLUMN "purpose" VARCHAR(40) NOT NULL DEFAULT '';
ALTER TABLE "assignments" ADD COLUMN "covers_from" VARCHAR(10);
ALTER TABLE "assignments" ADD COLUMN "covers_to" VARCHAR(10);
ALTER TABLE "assignments" ADD COLUMN "double_reason" TEXT NOT NULL DEFAULT '';
CREATE INDEX "assignments_person" ON "assignments" ("person_id") WHERE ("person_id" IS NOT NULL);
ALTER TABLE "referrals" ADD COLUMN "proof_attachment_id" CHAR(36);
ALTER TABLE "referrals" ADD COLUMN "failure_count" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "referrals_state_due_on" ON "referrals" ("state", "due_on");
CREATE INDEX "assignments_state" ON "assignments" ("state");
ALTER TABLE "follow_ups" ADD COLUMN "kind" VARCHAR(40) NOT NULL DEFAULT '';
ALTER TABLE "follow_ups" ADD COLUMN "template_id" CHAR(36);
ALTER TABLE "attachments" ADD COLUMN "consent_publish" VARCHAR(40) NOT NULL DEFAULT '';
ALTER TABLE "attachments" ADD COLUMN "is_of_child" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "document_numbers" ADD COLUMN "received_on" VARCHAR(10);
ALTER TABLE "document_numbers" ADD COLUMN "handler_id" CHAR(36);
ALTER TABLE "document_numbers" ADD COLUMN "attachment_id" CHAR(36);
ALTER TABLE "document_numbers" ADD COLUMN "answers_id" CHAR(36);
CREATE TABLE "clock_changes" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "case_id" CHAR(36) NOT NULL,
    "kind" VARCHAR(40) NOT NULL,
    "clock" VARCHAR(40) NOT NULL,
    "reason" TEXT NOT NULL,
    "from_at" VARCHAR(24) NOT NULL,
    "until_at" VARCHAR(24),
    FOREIGN KEY ("case_id") REFERENCES "cases" ("id")
);
CREATE INDEX "clock_changes_case_id" ON "clock_changes" ("case_id");
CREATE TABLE "verification_evidence" (
    "verification_id" CHAR(36) NOT NULL,
    "attachment_id" CHAR(36) NOT NULL,
    PRIMARY KEY ("verification_id", "attachment_id"),
    FOREIGN KEY ("verification_id") REFERENCES "verifications" ("id"),
    FOREIGN KEY ("attachment_id") REFERENCES "attachments" ("id")
) WITHOUT ROWID;
CREATE TABLE "referral_steps" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "referral_id" CHAR(36) NOT NULL,
    "kind" VARCHAR(40) NOT NULL,
    "done_on" VARCHAR(10) NOT NULL,
    "reason" TEXT NOT NULL,
    "document_number" TEXT NOT NULL,
    "attachment_id" CHAR(36),
    FOREIGN KEY ("referral_id") REFERENCES "referrals" ("id")
);
CREATE INDEX "referral_steps_referral_id" ON "referral_steps" ("referral_id");
CREATE TABLE "approvals" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "kind" VARCHAR(40) NOT NULL,
    "case_id" CHAR(36),
    "subject_id" CHAR(36),
    "state" VARCHAR(40) NOT NULL,
    "proposal" TEXT NOT NULL,
    "comment" TEXT NOT NULL,
    "decided_by" CHAR(36),
    "decided_at" VARCHAR(24),
    "decision_comment" TEXT NOT NULL,
    FOREIGN KEY ("case_id") REFERENCES "cases" ("id")
);
CREATE INDEX "approvals_case_id" ON "approvals" ("case_id");
CREATE INDEX "approvals_state_created_at" ON "approvals" ("state", "created_at");
CREATE TABLE "delivery_lists" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "programme_id" CHAR(36),
    "title" TEXT NOT NULL,
    "deliver_on" VARCHAR(10) NOT NULL,
    "place" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "witness" TEXT NOT NULL,
    "document_number" TEXT NOT NULL,
    "closed_at" VARCHAR(24),
    FOREIGN KEY ("programme_id") REFERENCES "programmes" ("id")
);
CREATE TABLE "delivery_lines" (
    "list_id" CHAR(36) NOT NULL,
    "assignment_id" CHAR(36) NOT NULL,
    "position" INTEGER NOT NULL,
    PRIMARY KEY ("list_id", "assignment_id"),
    FOREIGN KEY ("list_id") REFERENCES "delivery_lists" ("id"),
    FOREIGN KEY ("assignment_id") REFERENCES "assignments" ("id")
) WITHOUT ROWID;
CREATE INDEX "delivery_lines_assignment_id" ON "delivery_lines" ("assignment_id");
CREATE TABLE "follow_up_templates" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "name" TEXT NOT NULL,
    "need_id" VARCHAR(40),
    "is_active" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    FOREIGN KEY ("need_id") REFERENCES "needs" ("code")
);
CREATE TABLE "follow_up_template_lines" (
    "template_id" CHAR(36) NOT NULL,
    "position" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "working_days" INTEGER NOT NULL,
    PRIMARY KEY ("template_id", "position"),
    FOREIGN KEY ("template_id") REFERENCES "follow_up_templates" ("id")
) WITHOUT ROWID;
CREATE TABLE "stories" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "case_id" CHAR(36) NOT NULL,
    "feedback_id" CHAR(36),
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" VARCHAR(40) NOT NULL,
    "is_about_child" INTEGER NOT NULL,
    "consent_person" TEXT NOT NULL,
    "consent_child" TEXT NOT NULL,
    "decided_by" CHAR(36),
    "decided_at" VARCHAR(24),
    "decision_comment" TEXT NOT NULL,
    "published_on" VARCHAR(10),
    "published_where" TEXT NOT NULL,
    "published_link" TEXT NOT NULL,
    FOREIGN KEY ("case_id") REFERENCES "cases" ("id"),
    FOREIGN KEY ("feedback_id") REFERENCES "feedbacks" ("id")
);
CREATE INDEX "stories_case_id" ON "stories" ("case_id");
CREATE INDEX "stories_state_created_at" ON "stories" ("state", "created_at");
CREATE TABLE "story_pictures" (
    "story_id" CHAR(36) NOT NULL,
    "attachment_id" CHAR(36) NOT NULL,
    "caption" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    PRIMARY KEY ("story_id", "attachment_id"),
    FOREIGN KEY ("story_id") REFERENCES "stories" ("id"),
    FOREIGN KEY ("attachment_id") REFERENCES "attachments" ("id")
) WITHOUT ROWID;
