# Sourced by run.sh and test.sh: installs the Debian packages that are missing.
# Asks for root only when there is something to install.

build_packages="g++ cmake ninja-build qt6-base-dev libmd4c-dev libmd4c-html0-dev qtkeychain-qt6-dev"
build_packages="$build_packages libsqlite3-dev libzip-dev pkgconf"
# What the program loads at run time, QtKeychain's way to the key ring among it; nothing in a build
# would miss it.
runtime_packages="libqt6sql6-sqlite libqt6svg6 libqt6keychain1 libsecret-1-0"
fuzz_packages="clang libclang-rt-14-dev"
# Tests make their own certificates, have a desktop bus and a key ring of their own and look over a
# program's shoulder with them.
# lld links what the sanitizers make of each test in a third of the time.
test_packages="lld openssl curl dbus-daemon gnome-keyring strace"
# A screen without people, and what a screen reader stands on.
test_packages="$test_packages xvfb xauth at-spi2-core python3-gi gir1.2-atspi-2.0"
window_packages="fonts-dejavu-core fonts-noto-color-emoji"

is_installed() {
    command -v dpkg-query >/dev/null || return 1
    dpkg-query --show --showformat '${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        su -c "$*"
    fi
}

# install_packages WHY PACKAGE…
install_packages() {
    why=$1
    shift
    missing=
    for package in "$@"; do
        is_installed "$package" || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    if ! command -v apt-get >/dev/null; then
        echo "Conclave needs, $why, what Debian calls:$missing. There is no apt here to install it." >&2
        return 0 # it may be there under another name; the build tells
    fi
    echo "Installing with apt, $why:$missing" >&2
    as_root apt-get update -qq
    # shellcheck disable=SC2086 # a list of words
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}
