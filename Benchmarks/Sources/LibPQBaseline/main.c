// The bare read that the store is measured beside: the same pages of 1,000 events by libpq, prepared and in binary, each
// value touched and nothing made of it.
//
// usage: libpq-baseline CONNECTION SCHEMA

#include <libpq-fe.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <arpa/inet.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static uint64_t swapped(uint64_t value) {
    return (uint64_t)htonl((uint32_t)(value >> 32)) | (uint64_t)htonl((uint32_t)value) << 32;
}

int main(int count, char **arguments) {
    if (count != 3) {
        fprintf(stderr, "usage: libpq-baseline CONNECTION SCHEMA\n");
        return 2;
    }
    PGconn *connection = PQconnectdb(arguments[1]);
    if (PQstatus(connection) != CONNECTION_OK) {
        fprintf(stderr, "%s", PQerrorMessage(connection));
        return 1;
    }
    char statement[1024];
    snprintf(
        statement, sizeof statement,
        "SELECT e.position, e.version, e.recorded_at, e.type_id, e.schema_version, e.id, e.correlation_id, e.causation_id, "
        "e.data, e.metadata, s.name FROM %s.events AS e JOIN %s.streams AS s ON s.id = e.stream_id "
        "WHERE e.position > $1 ORDER BY e.position LIMIT 1000",
        arguments[2], arguments[2]
    );
    PQclear(PQexec(connection, "SET enable_hashjoin = off; SET enable_mergejoin = off"));
    PGresult *prepared = PQprepare(connection, "page", statement, 1, NULL);
    if (PQresultStatus(prepared) != PGRES_COMMAND_OK) {
        fprintf(stderr, "%s", PQerrorMessage(connection));
        return 1;
    }
    PQclear(prepared);
    double start = now();
    uint64_t last = 0;
    long events = 0;
    unsigned touched = 0;
    while (1) {
        const char *values[1] = {(const char *)&last};
        int lengths[1] = {8};
        int formats[1] = {1};
        PGresult *page = PQexecPrepared(connection, "page", 1, values, lengths, formats, 1);
        if (PQresultStatus(page) != PGRES_TUPLES_OK) {
            fprintf(stderr, "%s", PQerrorMessage(connection));
            return 1;
        }
        int rows = PQntuples(page);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < PQnfields(page); column++) {
                int length = PQgetlength(page, row, column);
                if (length > 0) touched += (unsigned char)PQgetvalue(page, row, column)[length - 1];
            }
        }
        if (rows > 0) memcpy(&last, PQgetvalue(page, rows - 1, 0), 8);
        events += rows;
        PQclear(page);
        if (rows < 1000) break;
    }
    double taken = now() - start;
    printf(
        "{\"rate\": %f, \"count\": %ld, \"last\": %llu, \"touched\": %u}\n", (double)events / taken, events,
        (unsigned long long)swapped(last), touched
    );
    PQfinish(connection);
    return 0;
}
