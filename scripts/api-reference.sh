#!/usr/bin/env bash
# Writes docs/api.md anew from openapi.yaml and asyncapi.yaml; a test fails while it is stale.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec mvn -B -ntp -q -Dweb.skip=true -pl gateway -am -Dtest=ApiReferenceTest -Dsurefire.failIfNoSpecifiedTests=false \
  -Danju.write=true test
