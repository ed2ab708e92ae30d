-- The handlers of the nginx under test; spec.support.hosts.nginx_conf names them.

local ngx = rawget(_G, "ngx")
local cases = require "spec.support.hosts.cases"
local engine = require "partnercenter.engine"
local partnercenter = require "partnercenter"
local semaphore = require "ngx.semaphore"

local nginx = {}

local host = { has_loop = true, takes_turns = true }

function host.sleep(seconds)
  ngx.update_time() -- its clock may have stood still for long
  ngx.sleep(seconds)
end

local in_master -- a client made before the workers were

local function collect()
  local lines = {}
  local function say(line)
    lines[#lines + 1] = line
  end
  return lines, say
end

-- The cases count the calls in flight, and the task of init_worker may still have one.
local function run(say)
  local client = cases.new(host)
  cases.wait_for(client, "the task of init_worker is over", function()
    return ngx.shared.notes:get("spawn init_worker")
  end)
  client:close()
  cases.run(host, say)
end

--- Runs the cases in the current phase and answers with their report.
function nginx.cases()
  local lines, say = collect()
  run(say)
  ngx.say(table.concat(lines, "\n"))
  ngx.exit(200)
end

--- The same in a timer.
function nginx.cases_in_timer()
  local lines, say = collect()
  local over = semaphore.new()
  assert(ngx.timer.at(0, function()
    run(say)
    over:post(1)
  end))
  over:wait(300)
  ngx.say(table.concat(lines, "\n"))
end

--- Stores the result of a call in a phase, for /noted.
---@param phase string
function nginx.note(phase)
  local client = cases.new(host)
  local value, err = cases.get(client, "/v1/delay/1")
  local loops, why = pcall(partnercenter.map, { 1 }, function() end)
  ngx.shared.notes:set(phase, ("%s %s|%s"):format(tostring(value or err.kind), value and "" or err.message,
    loops and "loops" or why))
end

--- Starts a task in a phase that cannot wait.
---@param phase string
function nginx.spawn(phase)
  local client = cases.new(host)
  partnercenter.spawn(function()
    return cases.get(client, "/v1/delay/1")
  end, function(value, err)
    ngx.shared.notes:set("spawn " .. phase, tostring(value or err))
  end)
end

--- Runs in the master process, or when nginx reads its configuration.
---@param url string
function nginx.init(url)
  host.url = url
  nginx.note("init")
  in_master = cases.new(host, { tenant_id = cases.tenant(0) })
  assert(cases.get(in_master, "/v1/delay/1"))
end

local function number(name)
  return tonumber(ngx.var["arg_" .. name])
end

local small = {}

---@return table answers by path
nginx.answers = {
  noted = function()
    return tostring(ngx.shared.notes:get(ngx.unescape_uri(ngx.var.arg_name)))
  end,
  master = function()
    local value, err = cases.get(in_master, "/v1/delay/1")
    return ("%d %s"):format(ngx.worker.pid(), tostring(value or err))
  end,
  quits = function() -- a call that ends at once, while its worker begins to quit
    local client = cases.new(host, { base_url = "http://127.0.0.1:1", max_attempts = 1 })
    assert(cases.get(cases.new(host), "/v1/delay/1")) -- from here on, as what waited goes on
    assert(io.popen("kill -QUIT " .. ngx.worker.pid())):close() -- os.execute would have it ignored
    return select(2, cases.get(client, "/v1/delay/1")).kind
  end,
  held = function()
    small.client = small.client or cases.new(host, { max_in_flight = 1000 })
    local value, err = cases.get(small.client, "/v1/held/" .. ngx.var.arg_name)
    return tostring(value or err)
  end,
  many = function()
    small.many = small.many or cases.new(host, { max_in_flight = number("n") })
    local left, good = number("n"), 0
    for _, value in partnercenter.each(function()
      left = left - 1
      return left >= 0 and left or nil
    end, function()
      return cases.get(small.many, "/v1/held/" .. ngx.var.arg_name)
    end, { concurrency = number("at_once") or number("n") }) do
      good = good + (value == "education" and 1 or 0)
    end
    return tostring(good)
  end,
  dropped = function() -- a loop that is left, in a handler that ends
    local iterator = partnercenter.each({ 1, 300, 300 }, function(ms)
      return cases.get(cases.new(host), "/v1/delay/" .. ms)
    end)
    iterator()
    return "left"
  end,
  instant = function() -- many items that wait for nothing
    local left, seen, first = number("n"), 0, nil
    for _ in partnercenter.each(function()
      left = left - 1
      return left >= 0 and left or nil
    end, function(i)
      return i
    end) do
      seen = seen + 1
      if seen == 1000 then
        collectgarbage()
        first = collectgarbage("count")
      end
    end
    collectgarbage()
    return ("%d %d"):format(seen, collectgarbage("count") - first)
  end,
  state = function()
    return ("%d %d %d %d"):format(engine.in_flight(), ngx.timer.running_count(), ngx.timer.pending_count(),
      ngx.worker.pid())
  end,
  wakerless = function() -- as where no thread can be started
    require("partnercenter.core").waker = function() end
    return "yes"
  end,
  shared = function() -- lookups with the token that the workers share
    local tenant = ngx.var.arg_tenant
    small[tenant] = small[tenant] or cases.new(host, { tenant_id = tenant, token_store = ngx.shared.tokens })
    local value, err = cases.get(small[tenant], "/v1/token")
    return ("%d %s"):format(ngx.worker.pid(), tostring(value or err))
  end,
}

--- Answers with the last word of the path.
function nginx.content()
  ngx.say(nginx.answers[ngx.var.uri:match("(%w+)$")]())
end

return nginx
