-- The rows of the projection Ledger of main_actor, version 1.
CREATE TABLE "misas"."ledger_entries" (
    "position" bigint NOT NULL,
    "account" uuid NOT NULL,
    "amount" numeric NOT NULL,
    "currency" text COLLATE "C" NOT NULL CHECK ("currency" IN ('cad', 'eur', 'usd')),
    "at" timestamptz NOT NULL,
    CONSTRAINT "ledger_entries__pkey" PRIMARY KEY ("position")
);
CREATE INDEX "ledger_entries__account__at__idx" ON "misas"."ledger_entries" ("account", "at");
COMMENT ON TABLE "misas"."ledger_entries" IS 'Every movement, as a table for the accountants.';

COMMIT;
