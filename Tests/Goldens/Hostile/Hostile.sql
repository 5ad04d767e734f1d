-- The rows of the projection While of hostile, version 1.
CREATE TABLE "misas"."while" (
    "row" bigint NOT NULL,
    "key" text COLLATE "C" NOT NULL,
    "parts" bigint NOT NULL,
    "table_name" bigint,
    "default" text COLLATE "C" NOT NULL,
    CONSTRAINT "while__pkey" PRIMARY KEY ("row", "key", "parts", "default")
);

COMMIT;
