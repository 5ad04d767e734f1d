-- Notes that a migration was applied, as the migrator does.
INSERT INTO {{schema}}.migrations (number, name, hash)
VALUES ({{number}}, '{{name}}', '{{hash}}');
