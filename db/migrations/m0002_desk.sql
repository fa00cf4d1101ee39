ALTER TABLE "persons" ADD COLUMN "birth_on" VARCHAR(10);
ALTER TABLE "persons" ADD COLUMN "is_birth_estimated" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "persons" ADD COLUMN "facebook" TEXT NOT NULL DEFAULT '';
ALTER TABLE "persons" ADD COLUMN "merged_into_id" CHAR(36);
CREATE INDEX "persons_sort_key" ON "persons" ("sort_key");
ALTER TABLE "agencies" ADD COLUMN "aliases" TEXT NOT NULL DEFAULT '';
ALTER TABLE "agencies" ADD COLUMN "eligibility" TEXT NOT NULL DEFAULT '';
ALTER TABLE "users" ADD COLUMN "absent_from" VARCHAR(10);
ALTER TABLE "users" ADD COLUMN "absent_to" VARCHAR(10);
ALTER TABLE "users" ADD COLUMN "stand_in_id" CHAR(36);
ALTER TABLE "policies_told" ADD COLUMN "answer_card_id" CHAR(36);
CREATE INDEX "cases_answer_due" ON "cases" ("answer_due_at") WHERE ("closed_at" IS NULL);
CREATE INDEX "cases_owner" ON "cases" ("owner_id") WHERE ("owner_id" IS NOT NULL);
CREATE TABLE "phone_blocks" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "e164" VARCHAR(20) NOT NULL,
    "reason" TEXT NOT NULL,
    "until_on" VARCHAR(10) NOT NULL,
    "lifted_at" VARCHAR(24)
);
CREATE INDEX "phone_blocks_e164" ON "phone_blocks" ("e164");
CREATE TABLE "case_links" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "case_id" CHAR(36) NOT NULL,
    "linked_case_id" CHAR(36) NOT NULL,
    "note" TEXT NOT NULL,
    FOREIGN KEY ("case_id") REFERENCES "cases" ("id")
);
CREATE INDEX "case_links_case_id" ON "case_links" ("case_id");
CREATE INDEX "case_links_linked_case_id" ON "case_links" ("linked_case_id");
CREATE UNIQUE INDEX "case_links_case_id_linked_case_id" ON "case_links" ("case_id", "linked_case_id");
CREATE TABLE "merges" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "kind" VARCHAR(40) NOT NULL,
    "kept_id" CHAR(36) NOT NULL,
    "merged_id" CHAR(36) NOT NULL,
    "moved" TEXT NOT NULL,
    "undone_at" VARCHAR(24),
    "undone_by" CHAR(36)
);
CREATE INDEX "merges_kept_id" ON "merges" ("kept_id");
CREATE INDEX "merges_merged_id" ON "merges" ("merged_id");
CREATE TABLE "feedbacks" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "case_id" CHAR(36) NOT NULL,
    "person_id" CHAR(36),
    "satisfaction" INTEGER,
    "what_received" TEXT NOT NULL,
    "received_on" VARCHAR(10),
    "text" TEXT NOT NULL,
    "consent_publish" VARCHAR(40) NOT NULL,
    FOREIGN KEY ("case_id") REFERENCES "cases" ("id"),
    FOREIGN KEY ("person_id") REFERENCES "persons" ("id")
);
CREATE INDEX "feedbacks_case_id" ON "feedbacks" ("case_id");
CREATE INDEX "feedbacks_created_at" ON "feedbacks" ("created_at");
CREATE TABLE "answer_cards" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "question" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "source_document" TEXT NOT NULL,
    "programme_code" TEXT NOT NULL,
    "valid_from" VARCHAR(10),
    "valid_to" VARCHAR(10),
    "is_active" INTEGER NOT NULL
);
CREATE TABLE "answer_card_needs" (
    "card_id" CHAR(36) NOT NULL,
    "need_id" VARCHAR(40) NOT NULL,
    PRIMARY KEY ("card_id", "need_id"),
    FOREIGN KEY ("card_id") REFERENCES "answer_cards" ("id"),
    FOREIGN KEY ("need_id") REFERENCES "needs" ("code")
) WITHOUT ROWID;
CREATE TABLE "notices" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "source_document" TEXT NOT NULL,
    "valid_from" VARCHAR(10),
    "valid_to" VARCHAR(10)
);
CREATE TABLE "text_modules" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "short_name" VARCHAR(40) NOT NULL,
    "text" TEXT NOT NULL,
    "owner_id" CHAR(36),
    "is_active" INTEGER NOT NULL
);
CREATE TABLE "saved_views" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "page" VARCHAR(40) NOT NULL,
    "name" TEXT NOT NULL,
    "definition" TEXT NOT NULL,
    "owner_id" CHAR(36),
    "position" INTEGER NOT NULL
);
CREATE TABLE "attachment_variants" (
    "attachment_id" CHAR(36) NOT NULL,
    "kind" VARCHAR(20) NOT NULL,
    "content" BLOB NOT NULL,
    PRIMARY KEY ("attachment_id", "kind"),
    FOREIGN KEY ("attachment_id") REFERENCES "attachments" ("id")
);
CREATE INDEX "contacts_person" ON "contacts" ("person_id") WHERE ("person_id" IS NOT NULL);
CREATE INDEX "cases_employer" ON "cases" ("employer_id") WHERE ("employer_id" IS NOT NULL);
CREATE INDEX "assignments_benefit_id" ON "assignments" ("benefit_id");
CREATE INDEX "audit_entries_subject_id" ON "audit_entries" ("subject_id");
