-- Start times of the command, beside an empty script and two requests by curl: medians of interleaved rounds.
-- usage, at the top of a built checkout: lua5.4 spec/cli/start_bench.lua [ROUNDS]
package.path = "./lua/?.lua;./lua/?/init.lua;" .. package.path
package.cpath = "./build/?.so;" .. package.cpath

local socket = require "socket"

local rounds = tonumber(arg[1]) or 21
local sim = assert(require("partnercenter.simulator").start { customers = 10 })
local CUSTOMER = "a1000000-0000-4000-8000-000000000001"

local exports = {}
for name, value in pairs(sim:environment()) do
  exports[#exports + 1] = ("%s='%s'"):format(name, value)
end
local environment = "env " .. table.concat(exports, " ") .. " "

local TOKEN = [[sh -c 'token=$(curl -s --cacert "$PARTNERCENTER_CA_FILE" -d grant_type=refresh_token ]]
  .. [[-d client_id=$AZURE_CLIENT_ID -d client_secret=$AZURE_CLIENT_SECRET ]]
  .. [[-d refresh_token=$PARTNERCENTER_REFRESH_TOKEN ]]
  .. [[-d scope=https://api.partnercenter.microsoft.com/.default ]]
  .. [["$AZURE_AUTHORITY_HOST/$AZURE_TENANT_ID/oauth2/v2.0/token" | ]]
  .. [[sed "s/.*\"access_token\": *\"\([^\"]*\)\".*/\1/") && ]]
  .. [[curl -sf --cacert "$PARTNERCENTER_CA_FILE" -H "Authorization: Bearer $token" ]]
  .. [["$PARTNERCENTER_BASE_URL/v1/customers/]] .. CUSTOMER .. [[/qualification"']]

local COMMAND = "lua5.4 lua/partnercenter/cli/main.lua "
local programs = {
  { "an empty script", "lua5.4 -e ''" },
  { "version", COMMAND .. "version" },
  { "completion of a word", COMMAND .. "__complete -- custom" },
  { "two requests by curl", environment .. TOKEN },
  { "qualification of one customer", environment .. COMMAND .. "qualification " .. CUSTOMER },
}

local function median(values)
  table.sort(values)
  return values[math.floor(#values / 2) + 1]
end

local times = {}
for round = 0, rounds do
  for place, program in ipairs(programs) do
    local before = socket.gettime()
    local ok = os.execute(program[2] .. " >/dev/null")
    local seconds = socket.gettime() - before
    assert(ok == true or ok == 0, program[1] .. " failed")
    times[place] = times[place] or {}
    if round > 0 then table.insert(times[place], seconds) end -- the first round warms caches
  end
end
sim:stop()

local medians = {}
for place, program in ipairs(programs) do
  medians[place] = median(times[place])
  print(("%-32s %7.1f ms"):format(program[1], medians[place] * 1000))
end
print(("version : empty script             %.2f  (goal 3)"):format(medians[2] / medians[1]))
print(("lookup : two requests by curl      %.2f  (goal 1.6)"):format(medians[5] / medians[4]))
