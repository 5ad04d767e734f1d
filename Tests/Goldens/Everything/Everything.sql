-- The rows of the projection Rows of everything, version 1.
CREATE TABLE "misas"."every_row" (
    "position" bigint NOT NULL,
    "text" text COLLATE "C" NOT NULL,
    "color" text COLLATE "C" CHECK ("color" IN ('red', 'green', 'blue')),
    "at" timestamptz,
    "pair" jsonb,
    CONSTRAINT "every_row__pkey" PRIMARY KEY ("position", "text")
);
CREATE INDEX "every_row__text__idx" ON "misas"."every_row" ("text");
CREATE INDEX "every_row__color__at__idx" ON "misas"."every_row" ("color", "at");
COMMENT ON TABLE "misas"."every_row" IS 'Rows.';

-- The rows of the projection OneRow of everything, version 1.
CREATE TABLE "misas"."one_row" (
    "counter" bigint NOT NULL,
    "sum" bigint NOT NULL,
    CONSTRAINT "one_row__pkey" PRIMARY KEY ("counter")
);
COMMENT ON TABLE "misas"."one_row" IS 'Rows by one column.';

COMMIT;
