--- The page /device, on which a person approves or declines a sign-in by its device code.
-- luacheck: read globals ngx
local device_code = require "partnercenter.simulator.server.auth.device_code"
local reply = require "partnercenter.simulator.server.http.reply"

local device_page = {}

local PAGE = [[
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>
:root { color-scheme: light dark; --text: #1b1b1f; --page: #f5f5f7; --card: #fff; --edge: #6b6b76;
  --strong: #0b57d0; --on-strong: #fff; --wrong: #b3261e }
@media (prefers-color-scheme: dark) { :root { --text: #ececf1; --page: #16161a; --card: #232329;
  --edge: #9a9aa6; --strong: #a8c7fa; --on-strong: #062e6f; --wrong: #ffb4ab } }
* { box-sizing: border-box; font: inherit }
body { margin: 0; padding: 10vh 1rem 2rem; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 26rem; margin: auto; padding: 1.5rem; background: var(--card); border-radius: .75rem }
h1 { margin: 0 0 .5rem; font-size: 1.5rem; font-weight: 600; line-height: 1.25 }
p { margin: 0 0 1rem }
label { display: block; margin-bottom: .25rem; font-weight: 600 }
input { width: 100%; padding: .5rem .75rem; border: 1px solid var(--edge); border-radius: .375rem;
  background: transparent; color: inherit; font-family: ui-monospace, monospace; font-size: 1.25rem;
  letter-spacing: .1em; text-transform: uppercase }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1rem }
button { flex: 1; min-height: 2.75rem; padding: .5rem 1rem; border: 1px solid var(--edge);
  border-radius: .375rem; background: transparent; color: inherit; font-weight: 600; cursor: pointer }
button[value=approve] { border-color: var(--strong); background: var(--strong); color: var(--on-strong) }
:focus-visible { outline: 3px solid var(--strong); outline-offset: 2px }
[role=alert] { margin: .5rem 0 0; color: var(--wrong); font-weight: 600 }
</style>
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
]]

local FORM = [[
<p>A program waits for you to sign in to this simulated Partner Center.</p>
<form method="post" action="/device">
<label for="user_code">Code that the program shows</label>
<input id="user_code" name="user_code" value="${code}" required maxlength="32" autocomplete="one-time-code"
 autocapitalize="characters" spellcheck="false"${described}>
${alert}<div class="buttons">
<button name="decision" value="approve"${focus}>Approve</button>
<button name="decision" value="decline">Decline</button>
</div>
</form>]]

local HEADERS = {
  ["Cache-Control"] = "no-store", ["X-Content-Type-Options"] = "nosniff", ["Referrer-Policy"] = "no-referrer",
  ["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    .. "base-uri 'none'; frame-ancestors 'none'",
}

local ESCAPED = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;" }
local function escape(text) return (text:gsub("[&<>\"']", ESCAPED)) end

local function fill(template, values) return (template:gsub("%${(%w+)}", values)) end

local function page(status, title, content)
  local html = fill(PAGE, { title = title, content = content })
  local answer = reply.raw(status, html, "text/html; charset=utf-8")
  for name, value in pairs(HEADERS) do answer.headers[name] = value end
  return answer
end

local function form(status, code, problem)
  local alert = problem and ('<p role="alert" id="problem">%s</p>\n'):format(escape(problem)) or ""
  return page(status, "Sign in with a code", fill(FORM, {
    code = escape(code), alert = alert,
    described = problem and ' aria-invalid="true" aria-describedby="problem" autofocus'
      or code == "" and " autofocus" or "",
    focus = code ~= "" and not problem and " autofocus" or "",
  }))
end

local function text_of(value) return type(value) == "string" and value:match("^%s*(.-)%s*$") or "" end

local function show(call)
  return form(200, text_of(call.query.user_code or call.query.otc))
end

local PROBLEMS = {
  unknown = { 404, "This code is not known. Compare it with the one that the program shows." },
  expired = { 410, "This code has expired. Start the sign-in again in the program." },
  approve = { 409, "This sign-in was approved already." },
  deny = { 409, "This sign-in was declined already." },
}

local DECISIONS = { approve = "approve", decline = "deny" }
local DONE = {
  approve = { "Approved", "The program signs in now. You may close this page." },
  deny = { "Declined", "The program is told that you declined. You may close this page." },
}

local function decide(call)
  local fields = ngx.decode_args(call.request.body, 100)
  local typed, outcome = text_of(fields.user_code), DECISIONS[fields.decision]
  if typed == "" then return form(400, "", "Enter the code that the program shows.") end
  if not outcome then return form(400, typed, "Choose to approve or to decline.") end
  local state, user_code = device_code.state(typed)
  local problem = PROBLEMS[state]
  if problem then return form(problem[1], typed, problem[2]) end
  device_code.decide { user_code = user_code, outcome = outcome }
  return page(200, DONE[outcome][1], "<p>" .. DONE[outcome][2] .. "</p>")
end

device_page.routes = {
  { method = "GET", path = "/device", auth = "none", run = show },
  { method = "POST", path = "/device", auth = "none", run = decide },
}

return device_page
