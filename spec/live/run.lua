-- Makes a live check with the credential of the environment and writes its report to a file: see README.md.
local json = require "partnercenter.json"
local partnercenter = require "partnercenter"

local USAGE = [[
usage: spec/live/run [--output FILE] [--pause SECONDS] [--customer ID] [--deprecated] [--beta]

Makes each read operation once, one after another, and compares the answers with the tables of the library.
The credential comes from the environment, as for any program with the library. It changes nothing. The report
goes to partnercenter-live-check.json or to the file of --output. It has no names, ids or amounts.

  --pause SECONDS  time between two requests, 1 unless given
  --customer ID    the customer to read; the first one unless given
  --deprecated     deprecated operations, too
  --beta           beta operations, too

Exit status: 0 no difference, 1 differences, or the report was not written, 2 wrong usage, 4 sign-in or
permission, 5 refused by the service, 6 throttled or out of time, 7 network or TLS.
]]

local FAILURES = {
  auth = 4, forbidden = 4, config = 4, throttled = 6, timeout = 6, network = 7, tls = 7, invalid_argument = 2,
}
local FLAGS = { ["--deprecated"] = "deprecated", ["--beta"] = "beta" }
local VALUES = { ["--output"] = "output", ["--pause"] = "pause", ["--customer"] = "customer" }

local function stop(status, text)
  io.stderr:write(text, text:sub(-1) == "\n" and "" or "\n")
  os.exit(status, true)
end

local function read_arguments(words)
  local given, at = { output = "partnercenter-live-check.json" }, 1
  while words[at] do
    local word = words[at]
    local name = VALUES[word]
    if word == "--help" or word == "-h" then
      io.stdout:write(USAGE)
      os.exit(0, true)
    elseif FLAGS[word] then
      given[FLAGS[word]] = true
    elseif name and words[at + 1] then
      at = at + 1
      given[name] = words[at]
    else
      local problem = name and word .. " needs a value" or "unknown: " .. word
      stop(2, ("spec/live/run: %s\n\n%s"):format(problem, USAGE))
    end
    at = at + 1
  end
  if given.pause and not tonumber(given.pause) then
    stop(2, "spec/live/run: --pause needs a number of seconds")
  end
  return given
end

local function tell(done, total, operation)
  io.stderr:write(("%3d/%d %-8s %-3s %s\n"):format(done, total, operation.outcome, operation.status or "",
    operation.name))
end

local function write(path, report)
  local file, why = io.open(path, "wb")
  if not file then return nil, why end
  local written, problem = file:write(assert(json.encode(report)), "\n")
  local closed, reason = file:close()
  return written and closed, problem or reason
end

local function run(given)
  local report, err = partnercenter.check {
    live = true, pause = tonumber(given.pause), customer = given.customer, deprecated = given.deprecated,
    beta = given.beta, progress = tell,
  }
  if not report then return FAILURES[err.kind] or 5, tostring(err) end
  io.stdout:write(tostring(report))
  local written, why = write(given.output, report)
  if not written then return 1, "spec/live/run: the report was not written: " .. tostring(why) end
  return report.differences == 0 and 0 or 1, "report: " .. given.output
end

local given = read_arguments(arg)
local ok, status, text = pcall(run, given)
partnercenter.close()
if not ok then -- after Ctrl-C it dies of SIGINT, so that shell loops stop
  if tostring(status):find("interrupted!", 1, true) then io.popen("kill -INT $PPID"):close() end
  stop(5, tostring(status))
end
stop(status, text)
