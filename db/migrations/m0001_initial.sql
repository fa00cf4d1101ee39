CREATE TABLE "units" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "code" VARCHAR(40) NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "kind" VARCHAR(40) NOT NULL,
    "parent_code" TEXT NOT NULL,
    "gso_code" TEXT NOT NULL,
    "valid_from" VARCHAR(10),
    "valid_to" VARCHAR(10),
    "version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "units_code" ON "units" ("code");
CREATE TABLE "employers" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "name" TEXT NOT NULL,
    "folded" VARCHAR(300) NOT NULL,
    "tax_code" TEXT NOT NULL,
    "industrial_park" TEXT NOT NULL,
    "size" INTEGER,
    "has_union" VARCHAR(40) NOT NULL,
    "grass_roots_unit_id" CHAR(36),
    "upper_unit_id" CHAR(36),
    "address" TEXT NOT NULL,
    FOREIGN KEY ("grass_roots_unit_id") REFERENCES "units" ("id"),
    FOREIGN KEY ("upper_unit_id") REFERENCES "units" ("id")
);
CREATE INDEX "employers_folded" ON "employers" ("folded");
CREATE TABLE "places" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "code" VARCHAR(40) NOT NULL,
    "name" TEXT NOT NULL,
    "folded" VARCHAR(200) NOT NULL,
    "kind" VARCHAR(40) NOT NULL,
    "parent_code" TEXT NOT NULL,
    "successor_codes" TEXT NOT NULL,
    "valid_from" VARCHAR(10),
    "valid_to" VARCHAR(10)
);
CREATE UNIQUE INDEX "places_code" ON "places" ("code");
CREATE INDEX "places_folded" ON "places" ("folded");
CREATE TABLE "persons" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "full_name" TEXT NOT NULL,
    "folded_name" VARCHAR(300) NOT NULL,
    "sort_name" TEXT NOT NULL,
    "sort_key" TEXT NOT NULL,
    "sex" VARCHAR(40) NOT NULL,
    "birth_year" INTEGER,
    "main_phone" VARCHAR(20) NOT NULL,
    "zalo" TEXT NOT NULL,
    "employer_id" CHAR(36),
    "unit_id" CHAR(36),
    "place_id" CHAR(36),
    "union_member" VARCHAR(40) NOT NULL,
    "occupation" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "language" VARCHAR(10) NOT NULL,
    "alert" TEXT NOT NULL,
    FOREIGN KEY ("employer_id") REFERENCES "employers" ("id"),
    FOREIGN KEY ("unit_id") REFERENCES "units" ("id"),
    FOREIGN KEY ("place_id") REFERENCES "places" ("id")
);
CREATE TABLE "users" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "name" VARCHAR(80) NOT NULL,
    "full_name" TEXT NOT NULL,
    "role" VARCHAR(40) NOT NULL,
    "password_hash" TEXT NOT NULL,
    "is_active" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "users_name" ON "users" ("name");
CREATE TABLE "cases" (
    "number" INTEGER NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "id" CHAR(36) NOT NULL,
    "code" VARCHAR(40) NOT NULL,
    "status" VARCHAR(40) NOT NULL,
    "urgency" VARCHAR(40) NOT NULL,
    "matter_kind" VARCHAR(40) NOT NULL,
    "summary" TEXT NOT NULL,
    "people_count" INTEGER NOT NULL,
    "person_id" CHAR(36),
    "employer_id" CHAR(36),
    "employer_must_not_know" INTEGER NOT NULL,
    "unit_id" CHAR(36),
    "place_id" CHAR(36),
    "address" TEXT NOT NULL,
    "owner_id" CHAR(36),
    "opened_at" VARCHAR(24) NOT NULL,
    "opened_by" CHAR(36),
    "first_action_due_at" VARCHAR(24),
    "verify_due_at" VARCHAR(24),
    "answer_due_at" VARCHAR(24),
    "outcome" VARCHAR(40),
    "unmet_reason" VARCHAR(40),
    "lessons" TEXT NOT NULL,
    "duplicate_of_id" CHAR(36),
    "closed_at" VARCHAR(24),
    FOREIGN KEY ("person_id") REFERENCES "persons" ("id"),
    FOREIGN KEY ("employer_id") REFERENCES "employers" ("id"),
    FOREIGN KEY ("unit_id") REFERENCES "units" ("id"),
    FOREIGN KEY ("place_id") REFERENCES "places" ("id"),
    FOREIGN KEY ("owner_id") REFERENCES "users" ("id")
);
CREATE UNIQUE INDEX "cases_id" ON "cases" ("id");
CREATE UNIQUE INDEX "cases_code" ON "cases" ("code");
CREATE INDEX "cases_person" ON "cases" ("person_id") WHERE ("person_id" IS NOT NULL);
CREATE INDEX "cases_closed" ON "cases" ("closed_at") WHERE ("closed_at" IS NOT NULL);
CREATE TABLE "agencies" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "name" TEXT NOT NULL,
    "folded" VARCHAR(300) NOT NULL,
    "takes" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "phones" TEXT NOT NULL,
    "hours" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "assured_on" VARCHAR(10),
    "assured_by" CHAR(36),
    "is_active" INTEGER NOT NULL
);
CREATE INDEX "agencies_folded" ON "agencies" ("folded");
CREATE TABLE "addresses_given" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "case_id" CHAR(36) NOT NULL,
    "contact_id" CHAR(36),
    "agency_id" CHAR(36) NOT NULL,
    "note" TEXT NOT NULL,
    FOREIGN KEY ("case_id") REFERENCES "cases" ("id"),
    FOREIGN KEY ("agency_id") REFERENCES "agencies" ("id")
);
CREATE INDEX "addresses_given_case_id" ON "addresses_given" ("case_id");
CREATE TABLE "programmes" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "code" VARCHAR(60) NOT NULL,
    "number" TEXT NOT NULL,
    "issued_on" VARCHAR(10),
    "issuer" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "level" VARCHAR(40) NOT NULL,
    "valid_from" VARCHAR(10),
    "valid_to" VARCHAR(10),
    "amends" TEXT NOT NULL,
    "replaces" TEXT NOT NULL,
    "scope_area" TEXT NOT NULL,
    "budget" INTEGER,
    "source" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "confidence" VARCHAR(40) NOT NULL,
    "checked_by" TEXT NOT NULL,
    "checked_on" VARCHAR(10)
);
CREATE UNIQUE INDEX "programmes_code" ON "programmes" ("code");
CREATE TABLE "benefits" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "programme_id" CHAR(36) NOT NULL,
    "code" VARCHAR(60) NOT NULL,
    "who" TEXT NOT NULL,
    "amount" INTEGER,
    "kind" VARCHAR(40) NOT NULL,
    "unit" TEXT NOT NULL,
    "max_units" INTEGER,
    "is_once" INTEGER NOT NULL,
    "confidence" VARCHAR(40) NOT NULL,
    "note" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    FOREIGN KEY ("programme_id") REFERENCES "programmes" ("id")
);
CREATE INDEX "benefits_programme_id" ON "benefits" ("programme_id");
CREATE UNIQUE INDEX "benefits_code" ON "benefits" ("code");
CREATE TABLE "assignments" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "case_id" CHAR(36) NOT NULL,
    "person_id" CHAR(36),
    "benefit_id" CHAR(36) NOT NULL,
    "state" VARCHAR(40) NOT NULL,
    "event_on" VARCHAR(10),
    "check_list" TEXT NOT NULL,
    "verdict" VARCHAR(40) NOT NULL,
    "amount_asked" INTEGER,
    "amount_approved" INTEGER,
    "amount_delivered" INTEGER,
    "goods" TEXT NOT NULL,
    "submitted_at" VARCHAR(24),
    "decided_by" CHAR(36),
    "decided_at" VARCHAR(24),
    "decision_comment" TEXT NOT NULL,
    "delivered_by" CHAR(36),
    "delivered_at" VARCHAR(24),
    "receipt" TEXT NOT NULL,
    FOREIGN KEY ("case_id") REFERENCES "cases" ("id"),
    FOREIGN KEY ("person_id") REFERENCES "persons" ("id"),
    FOREIGN KEY ("benefit_id") REFERENCES "benefits" ("id")
);
CREATE INDEX "assignments_case_id" ON "assignments" ("case_id");
CREATE INDEX "assignments_updated_at" ON "assignments" ("updated_at");
CREATE TABLE "attachments" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "case_id" CHAR(36) NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" VARCHAR(64) NOT NULL,
    "description" TEXT NOT NULL,
    FOREIGN KEY ("case_id") REFERENCES "cases" ("id")
);
CREATE INDEX "attachments_case_id" ON "attachments" ("case_id");
CREATE TABLE "attachment_contents" (
    "attachment_id" CHAR(36) NOT NULL PRIMARY KEY,
    "content" BLOB NOT NULL,
    FOREIGN KEY ("attachment_id") REFERENCES "attachments" ("id")
);
CREATE TABLE "audit_entries" (
    "number" INTEGER NOT NULL PRIMARY KEY,
    "at" VARCHAR(24) NOT NULL,
    "user_id" CHAR(36),
    "act" VARCHAR(40) NOT NULL,
    "subject" VARCHAR(40) NOT NULL,
    "subject_id" CHAR(36) NOT NULL,
    "case_id" CHAR(36),
    "changes" TEXT NOT NULL,
    "previous_hash" VARCHAR(64) NOT NULL,
    "hash" VARCHAR(64) NOT NULL
);
CREATE INDEX "audit_entries_case_id" ON "audit_entries" ("case_id");
CREATE TABLE "needs" (
    "code" VARCHAR(40) NOT NULL PRIMARY KEY,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "is_sensitive" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "is_active" INTEGER NOT NULL
);
CREATE TABLE "case_needs" (
    "case_id" CHAR(36) NOT NULL,
    "need_id" VARCHAR(40) NOT NULL,
    PRIMARY KEY ("case_id", "need_id"),
    FOREIGN KEY ("case_id") REFERENCES "cases" ("id"),
    FOREIGN KEY ("need_id") REFERENCES "needs" ("code")
) WITHOUT ROWID;
CREATE TABLE "case_people" (
    "case_id" CHAR(36) NOT NULL,
    "person_id" CHAR(36) NOT NULL,
    "role" VARCHAR(40) NOT NULL,
    PRIMARY KEY ("case_id", "person_id", "role"),
    FOREIGN KEY ("case_id") REFERENCES "cases" ("id"),
    FOREIGN KEY ("person_id") REFERENCES "persons" ("id")
) WITHOUT ROWID;
CREATE INDEX "case_people_person_id" ON "case_people" ("person_id");
CREATE TABLE "case_transitions" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "case_id" CHAR(36) NOT NULL,
    "from_status" VARCHAR(40),
    "to_status" VARCHAR(40) NOT NULL,
    "reason" TEXT NOT NULL,
    "moved_by" CHAR(36),
    "moved_at" VARCHAR(24) NOT NULL,
    FOREIGN KEY ("case_id") REFERENCES "cases" ("id")
);
CREATE INDEX "case_transitions_case_id" ON "case_transitions" ("case_id");
CREATE TABLE "channels" (
    "code" VARCHAR(40) NOT NULL PRIMARY KEY,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "hours" TEXT NOT NULL,
    "valid_from" VARCHAR(10),
    "valid_to" VARCHAR(10),
    "position" INTEGER NOT NULL,
    "is_active" INTEGER NOT NULL
);
CREATE TABLE "conditions" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "benefit_id" CHAR(36) NOT NULL,
    "code" VARCHAR(60) NOT NULL,
    "fact" VARCHAR(60) NOT NULL,
    "kind" VARCHAR(40) NOT NULL,
    "value" TEXT NOT NULL,
    "question_vi" TEXT NOT NULL,
    "question_en" TEXT NOT NULL,
    "confidence" VARCHAR(40) NOT NULL,
    "position" INTEGER NOT NULL,
    FOREIGN KEY ("benefit_id") REFERENCES "benefits" ("id")
);
CREATE INDEX "conditions_benefit_id" ON "conditions" ("benefit_id");
CREATE TABLE "consents" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "person_id" CHAR(36) NOT NULL,
    "purpose" VARCHAR(40) NOT NULL,
    "method" VARCHAR(40) NOT NULL,
    "text_version" TEXT NOT NULL,
    "given_at" VARCHAR(24) NOT NULL,
    "evidence" TEXT NOT NULL,
    "withdrawn_at" VARCHAR(24),
    FOREIGN KEY ("person_id") REFERENCES "persons" ("id")
);
CREATE INDEX "consents_person_id" ON "consents" ("person_id");
CREATE TABLE "contacts" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "case_id" CHAR(36),
    "idempotency_key" VARCHAR(200),
    "direction" VARCHAR(40) NOT NULL,
    "channel_id" VARCHAR(40) NOT NULL,
    "matter_kind" VARCHAR(40),
    "non_case_kind" VARCHAR(40),
    "received_at" VARCHAR(24) NOT NULL,
    "ended_at" VARCHAR(24),
    "taken_by_id" CHAR(36),
    "phone" VARCHAR(20) NOT NULL,
    "phone_as_typed" TEXT NOT NULL,
    "person_id" CHAR(36),
    "on_behalf_of" TEXT NOT NULL,
    "narrative" TEXT NOT NULL,
    "language" VARCHAR(10) NOT NULL,
    "call_back_safe" VARCHAR(40) NOT NULL,
    "call_back_note" TEXT NOT NULL,
    "finalized_at" VARCHAR(24),
    FOREIGN KEY ("case_id") REFERENCES "cases" ("id"),
    FOREIGN KEY ("channel_id") REFERENCES "channels" ("code"),
    FOREIGN KEY ("taken_by_id") REFERENCES "users" ("id"),
    FOREIGN KEY ("person_id") REFERENCES "persons" ("id")
);
CREATE INDEX "contacts_received_at" ON "contacts" ("received_at");
CREATE INDEX "contacts_case" ON "contacts" ("case_id") WHERE ("case_id" IS NOT NULL);
CREATE INDEX "contacts_phone" ON "contacts" ("phone") WHERE ("phone" != '');
CREATE UNIQUE INDEX "contacts_key" ON "contacts" ("idempotency_key") WHERE ("idempotency_key" IS NOT NULL);
CREATE TABLE "counters" (
    "office_code" VARCHAR(20) NOT NULL,
    "kind" VARCHAR(40) NOT NULL,
    "year" INTEGER NOT NULL,
    "value" INTEGER NOT NULL,
    PRIMARY KEY ("office_code", "kind", "year")
);
CREATE TABLE "deadlines" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "programme_id" CHAR(36) NOT NULL,
    "title" TEXT NOT NULL,
    "due_on" VARCHAR(10),
    "confidence" VARCHAR(40) NOT NULL,
    "position" INTEGER NOT NULL,
    FOREIGN KEY ("programme_id") REFERENCES "programmes" ("id")
);
CREATE INDEX "deadlines_programme_id" ON "deadlines" ("programme_id");
CREATE TABLE "document_numbers" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "direction" VARCHAR(40) NOT NULL,
    "document_type" VARCHAR(40) NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "symbol" TEXT NOT NULL,
    "document_on" VARCHAR(10) NOT NULL,
    "addressee" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "case_id" CHAR(36),
    "referral_id" CHAR(36),
    "is_withdrawn" INTEGER NOT NULL,
    "withdrawn_reason" TEXT NOT NULL
);
CREATE UNIQUE INDEX "document_numbers_direction_document_type_year_number" ON "document_numbers" ("direction", "document_type", "year", "number");
CREATE TABLE "employer_aliases" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "employer_id" CHAR(36) NOT NULL,
    "name" TEXT NOT NULL,
    "folded" VARCHAR(300) NOT NULL,
    FOREIGN KEY ("employer_id") REFERENCES "employers" ("id")
);
CREATE INDEX "employer_aliases_employer_id" ON "employer_aliases" ("employer_id");
CREATE INDEX "employer_aliases_folded" ON "employer_aliases" ("folded");
CREATE TABLE "follow_ups" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "case_id" CHAR(36) NOT NULL,
    "what" TEXT NOT NULL,
    "assignee_id" CHAR(36),
    "needed_by" VARCHAR(10) NOT NULL,
    "state" VARCHAR(40) NOT NULL,
    "result" TEXT NOT NULL,
    "done_by" CHAR(36),
    "done_at" VARCHAR(24),
    FOREIGN KEY ("case_id") REFERENCES "cases" ("id"),
    FOREIGN KEY ("assignee_id") REFERENCES "users" ("id")
);
CREATE INDEX "follow_ups_case_id" ON "follow_ups" ("case_id");
CREATE INDEX "follow_ups_state_needed_by" ON "follow_ups" ("state", "needed_by");
CREATE TABLE "holidays" (
    "day" VARCHAR(10) NOT NULL PRIMARY KEY,
    "kind" VARCHAR(40) NOT NULL,
    "name" TEXT NOT NULL,
    "confidence" VARCHAR(40) NOT NULL
);
CREATE TABLE "import_runs" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "file_name" TEXT NOT NULL,
    "sha256" VARCHAR(64) NOT NULL,
    "preset" TEXT NOT NULL,
    "rows_done" INTEGER NOT NULL,
    "added" INTEGER NOT NULL,
    "already_there" INTEGER NOT NULL,
    "refused" INTEGER NOT NULL,
    "is_finished" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "import_runs_sha256_preset" ON "import_runs" ("sha256", "preset");
CREATE TABLE "notes" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "case_id" CHAR(36) NOT NULL,
    "kind" VARCHAR(40) NOT NULL,
    "text" TEXT NOT NULL,
    "corrects_id" CHAR(36),
    FOREIGN KEY ("case_id") REFERENCES "cases" ("id")
);
CREATE INDEX "notes_case_id" ON "notes" ("case_id");
CREATE TABLE "offices" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "code" VARCHAR(20) NOT NULL,
    "name" TEXT NOT NULL,
    "level" VARCHAR(40) NOT NULL,
    "is_here" INTEGER NOT NULL,
    "parent_name" TEXT NOT NULL,
    "letterhead_name" TEXT NOT NULL,
    "place_name" TEXT NOT NULL,
    "document_symbol" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "updated_at" VARCHAR(24) NOT NULL
);
CREATE UNIQUE INDEX "offices_code" ON "offices" ("code");
CREATE TABLE "person_phones" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "person_id" CHAR(36) NOT NULL,
    "e164" VARCHAR(20) NOT NULL,
    "as_typed" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "persons" ("id")
);
CREATE INDEX "person_phones_person_id" ON "person_phones" ("person_id");
CREATE INDEX "person_phones_e164" ON "person_phones" ("e164");
CREATE TABLE "policies_told" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "case_id" CHAR(36) NOT NULL,
    "contact_id" CHAR(36),
    "programme_code" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    FOREIGN KEY ("case_id") REFERENCES "cases" ("id")
);
CREATE INDEX "policies_told_case_id" ON "policies_told" ("case_id");
CREATE INDEX "policies_told_created_at" ON "policies_told" ("created_at");
CREATE TABLE "referrals" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "case_id" CHAR(36) NOT NULL,
    "agency_id" CHAR(36) NOT NULL,
    "state" VARCHAR(40) NOT NULL,
    "fields_sent" TEXT NOT NULL,
    "consent_override" TEXT NOT NULL,
    "request" TEXT NOT NULL,
    "document_number" TEXT NOT NULL,
    "sending_method" VARCHAR(40),
    "proof" TEXT NOT NULL,
    "sent_at" VARCHAR(24),
    "acknowledged_at" VARCHAR(24),
    "promised_on" VARCHAR(10),
    "due_on" VARCHAR(10),
    "answer" TEXT NOT NULL,
    "answered_at" VARCHAR(24),
    FOREIGN KEY ("case_id") REFERENCES "cases" ("id"),
    FOREIGN KEY ("agency_id") REFERENCES "agencies" ("id")
);
CREATE INDEX "referrals_case_id" ON "referrals" ("case_id");
CREATE INDEX "referrals_created_at" ON "referrals" ("created_at");
CREATE TABLE "required_documents" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "programme_id" CHAR(36) NOT NULL,
    "title" TEXT NOT NULL,
    "only_if" TEXT NOT NULL,
    "confidence" VARCHAR(40) NOT NULL,
    "position" INTEGER NOT NULL,
    FOREIGN KEY ("programme_id") REFERENCES "programmes" ("id")
);
CREATE INDEX "required_documents_programme_id" ON "required_documents" ("programme_id");
CREATE TABLE "schema_migrations" (
    "version" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "applied_at" VARCHAR(24) NOT NULL
);
CREATE TABLE "settings" (
    "name" VARCHAR(80) NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);
CREATE TABLE "signatories" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "authority" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "valid_from" VARCHAR(10),
    "valid_to" VARCHAR(10)
);
CREATE TABLE "unit_aliases" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "unit_id" CHAR(36) NOT NULL,
    "name" TEXT NOT NULL,
    "folded" VARCHAR(200) NOT NULL,
    FOREIGN KEY ("unit_id") REFERENCES "units" ("id")
);
CREATE INDEX "unit_aliases_unit_id" ON "unit_aliases" ("unit_id");
CREATE INDEX "unit_aliases_folded" ON "unit_aliases" ("folded");
CREATE TABLE "unit_successors" (
    "unit_id" CHAR(36) NOT NULL,
    "successor_code" VARCHAR(40) NOT NULL,
    PRIMARY KEY ("unit_id", "successor_code"),
    FOREIGN KEY ("unit_id") REFERENCES "units" ("id")
);
CREATE TABLE "verifications" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "office_id" CHAR(36) NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" VARCHAR(24) NOT NULL,
    "created_by" CHAR(36),
    "updated_at" VARCHAR(24) NOT NULL,
    "updated_by" CHAR(36),
    "case_id" CHAR(36) NOT NULL,
    "claim" TEXT NOT NULL,
    "method" VARCHAR(40) NOT NULL,
    "source" TEXT NOT NULL,
    "result" VARCHAR(40) NOT NULL,
    "confidence" VARCHAR(40) NOT NULL,
    "evidence" TEXT NOT NULL,
    "valid_until" VARCHAR(10),
    FOREIGN KEY ("case_id") REFERENCES "cases" ("id")
);
CREATE INDEX "verifications_case_id" ON "verifications" ("case_id");
CREATE INDEX "verifications_created_at" ON "verifications" ("created_at");
CREATE VIRTUAL TABLE "case_search" USING fts5(words, content='', detail=none, columnsize=0, prefix='1 2 3 4 5 6 7', tokenize='unicode61 remove_diacritics 2');
INSERT INTO "case_search" ("case_search", rank) VALUES ('crisismerge', 64);
CREATE TABLE "case_phones" (
    "reversed" VARCHAR(20) NOT NULL,
    "number" INTEGER NOT NULL,
    PRIMARY KEY ("reversed", "number")
) WITHOUT ROWID;
