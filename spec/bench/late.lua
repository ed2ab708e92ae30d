-- How late a 10 ms timer of the host is while 2,000 lookups run with 500 in flight, and how long one call
-- takes that somebody waits for.
-- late.lua cqueues|luv BASE_URL CA_FILE

local core = require "partnercenter.core"
local partnercenter = require "partnercenter"

local host = arg[1]
local options = {
  access_token = "x", base_url = arg[2], ca_file = arg[3], max_in_flight = 500,
  driver = host == "luv" and "uv" or nil,
}
local client = assert(partnercenter.new(options))
local other = assert(partnercenter.new(options))
local latest, took, over = 0, 0, false

local function ids()
  local n = 0
  return function()
    n = n + 1
    return n <= 2000 and core.guid() or nil
  end
end

local function sweep()
  local driver = host == "luv" and "uv" or nil
  for _, value, err in partnercenter.each(ids(), function(id)
    return client:customer(id):qualification()
  end, { concurrency = 500, driver = driver }) do
    assert(value, tostring(err))
  end
  over = true
end

local function interactive()
  local started = core.now()
  assert(other:customer(core.guid()):qualification())
  took = core.now() - started
end

if host == "cqueues" then
  local cqueues = require "cqueues"
  local loop = cqueues.new()
  loop:wrap(sweep)
  loop:wrap(interactive)
  loop:wrap(function()
    while not over do
      local due = cqueues.monotime() + 0.01
      cqueues.sleep(0.01)
      latest = math.max(latest, cqueues.monotime() - due)
    end
  end)
  assert(loop:loop())
else
  local uv = require "luv"
  local timer, due = uv.new_timer(), uv.hrtime() / 1e9 + 0.01
  timer:start(10, 10, function()
    local now = uv.hrtime() / 1e9
    latest, due = math.max(latest, now - due), now + 0.01
    if over then
      timer:stop()
    end
  end)
  local function done(_, err)
    assert(not err, tostring(err))
  end
  partnercenter.spawn(sweep, done, { driver = "uv" })
  partnercenter.spawn(interactive, done, { driver = "uv" })
  uv.run()
end
print(("%-8s timer at most %.1f ms late; a call meanwhile: %.1f ms"):format(host, latest * 1000, took * 1000))
os.exit(0)
