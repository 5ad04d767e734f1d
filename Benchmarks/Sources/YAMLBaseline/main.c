// The bare parse that misas-gen is measured beside: libyaml's event API over each file named, and nothing made of it.

#include <stdio.h>
#include <yaml.h>

static int parse(const char *path, long *events) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        return 1;
    }
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) {
        fclose(file);
        return 1;
    }
    yaml_parser_set_input_file(&parser, file);
    int failed = 0;
    int done = 0;
    while (!done) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            fprintf(stderr, "%s: %s\n", path, parser.problem != NULL ? parser.problem : "not YAML");
            failed = 1;
            break;
        }
        *events += 1;
        done = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    fclose(file);
    return failed;
}

int main(int count, char **paths) {
    long events = 0;
    for (int index = 1; index < count; index++) {
        if (parse(paths[index], &events) != 0) {
            return 1;
        }
    }
    printf("%ld events\n", events);
    return 0;
}
