# shellcheck shell=bash
# Stage deb of spec/run: builds Debian's packages and tries them without the checkout.

stage_deb() {
  local as_root=() changes
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  say "   building packages"
  try dpkg-buildpackage rockspec/deb . || return
  changes=$(cd build/deb && echo *.changes)
  try lintian lintian build/deb --fail-on error,warning --display-info --pedantic "$changes"
  if "${as_root[@]}" unshare --mount true 2>/dev/null; then
    tap "packages in a clean root" 300 "${as_root[@]}" unshare --mount spec/support/scripts/clean_root
  else
    say "   a clean root: skipped, mounts are not allowed here"
  fi
}
