#!/bin/sh
# Builds Conclave and runs its tests, without a display.
#
#   packaging/test.sh           all that CI runs: the stages asan and tsan
#   packaging/test.sh STAGE…    only these
#
#   dev    every test, as in everyday work: quick to build again, warnings are errors
#   asan   every test, under the address and undefined-behaviour sanitizers
#   tsan   the tests of what core does in several threads, under the thread sanitizer
#   fuzz   everything that reads what others wrote, on inputs made up for the purpose
set -eu
cd "$(dirname "$0")/.."
. packaging/dependencies.sh

[ $# -gt 0 ] || set -- asan tsan

packages="$build_packages $runtime_packages $window_packages $test_packages"
for stage in "$@"; do
    case $stage in
    dev | asan | tsan) ;;
    fuzz) packages="$packages $fuzz_packages" ;;
    *) echo "There is no stage $stage." >&2; exit 1 ;;
    esac
done
# shellcheck disable=SC2086 # a list of words
install_packages "to build and test" $packages

echo "== Stages to run: $*"
times=
for stage in "$@"; do
    start=$(date +%s)
    cmake --preset "$stage" --log-level=WARNING
    cmake --build --preset "$stage"
    built=$(date +%s)
    ctest --preset "$stage"
    tested=$(date +%s)
    times="$times, $stage: built in $((built - start)) s, tested in $((tested - built)) s"
done
echo "== All passed; ${times#, }"
