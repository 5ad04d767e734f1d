-- Made by `misas-gen sql`, for `psql`, as the role that is to own it all. All of it is done, or nothing.
\set ON_ERROR_STOP on
BEGIN;
SET LOCAL client_encoding = 'UTF8';
SET LOCAL standard_conforming_strings = on;
