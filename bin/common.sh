# Sourced by the commands beside it. Says what is done, builds when needed, installs missing Debian packages.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '\033[1m%s\033[0m %s\n' "$(date +%H:%M:%S)" "$*" >&2; }
fail() { printf 'rollcall: %s\n' "$*" >&2; exit 1; }

need_jdk() {
  command -v java >/dev/null && command -v javac >/dev/null || fail "a JDK 17 or newer is needed (apt-get install openjdk-17-jdk-headless)"
  command -v mvn >/dev/null || fail "Maven 3.8 or newer is needed (apt-get install maven)"
  local version; version=$(javac -version 2>&1 | sed 's/javac \([0-9]*\).*/\1/')
  [ "$version" -ge 17 ] || fail "JDK 17 or newer is needed, this is $(javac -version 2>&1)"
}

# maven GOALS...: Maven with one line of progress per module; everything else goes to $root/target/build.log
maven() {
  mkdir -p "$root/target"
  local log="$root/target/build.log"
  (cd "$root" && mvn -B --no-transfer-progress "$@" 2>&1) | tee "$log" \
    | grep --line-buffered -E '^\[INFO\] Building .*\[[0-9]+/[0-9]+\]|Tests run:|^\[ERROR\]|^\[WARNING\]|BUILD ' | sed -u 's/^\[INFO\] Building/  building/' >&2
  [ "${PIPESTATUS[0]}" = 0 ] || fail "the build failed; the whole output is in $log"
}

# is FILE older than any source of the project (or not there)?
outdated() {
  [ ! -e "$1" ] || [ -n "$(find "$root/pom.xml" "$root/resources" "$root/ejb" "$root/batch" "$root/web" "$root/ear" \
    -name target -prune -o -path '*/src/test' -prune -o -type f -newer "$1" -print -quit)" ]
}

build_if_needed() {
  if outdated "$root/ear/target/rollcall.jar"; then
    need_jdk
    say "building Rollcall (the first time takes some minutes, Maven fetches the libraries)"
    maven package -DskipTests
  fi
}

# install COMMAND=PACKAGE...: Debian packages whose command or file is missing
install_missing() {
  local missing=() pair
  for pair in "$@"; do
    { command -v "${pair%%=*}" >/dev/null || [ -e "${pair%%=*}" ]; } || missing+=("${pair#*=}")
  done
  [ ${#missing[@]} = 0 ] && return
  [ "$(id -u)" = 0 ] || fail "missing Debian packages; as root: apt-get install ${missing[*]}"
  say "installing ${missing[*]}"
  apt-get update -q >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends "${missing[@]}" >/dev/null \
    || fail "could not install ${missing[*]}"
}
