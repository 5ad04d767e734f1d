-- The rows of the projection Places of warehouse, version 2.
CREATE TABLE "misas"."places_v2" (
    "sku" text COLLATE "C" NOT NULL,
    "stock" text COLLATE "C" NOT NULL,
    "left" bigint NOT NULL,
    CONSTRAINT "places_v2__pkey" PRIMARY KEY ("sku", "stock")
);
COMMENT ON TABLE "misas"."places_v2" IS 'Where each thing lies, at once.';

COMMIT;
