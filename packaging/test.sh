#!/bin/sh
# Builds Conclave and runs every test, without a display.
#
#   packaging/test.sh           debug build, warnings are errors
#   packaging/test.sh PRESET    another preset of CMakePresets.json: asan, tsan, coverage
set -eu
cd "$(dirname "$0")/.."
. packaging/dependencies.sh

# shellcheck disable=SC2086 # lists of words
{
    install_packages "to build" $build_packages
    install_packages "to run" $runtime_packages $window_packages
    install_packages "to test" $test_packages
}

exec cmake --workflow --preset "${1:-dev}"
