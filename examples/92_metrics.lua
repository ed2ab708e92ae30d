-- Counts the library's events in your own metrics: lua examples/92_metrics.lua
-- Here the metrics are tables, printed in the text format of Prometheus; in a host, use its counters.
-- An event contains no secrets, and an error in a handler affects no call.
-- Reads only, with any sign-in. Credentials come from the environment: lua/partnercenter/auth/README.md.
local partnercenter = require "partnercenter"

local counters, seconds = {}, {}
local function count(name, labels)
  local words = {}
  for i = 1, #labels, 2 do
    words[#words + 1] = ('%s="%s"'):format(labels[i], tostring(labels[i + 1] or "none"))
  end
  local key = ("partnercenter_%s{%s}"):format(name, table.concat(words, ","))
  counters[key] = (counters[key] or 0) + 1
end

local HANDLERS = {
  -- The seconds of a call include all its attempts.
  call = function(event)
    count("calls_total", { "operation", event.operation or event.path, "kind", event.kind or "ok" })
    table.insert(seconds, event.seconds)
  end,
  attempt = function(event) count("attempts_total", { "host", event.host, "status", event.status }) end,
  retry = function(event) count("retries_total", { "host", event.host, "status", event.status }) end,
  throttled = function(event) count("throttled_total", { "host", event.host }) end,
  token = function(event) count("tokens_total", { "host", event.host, "kind", event.kind or "ok" }) end,
}

local function print_metrics()
  local lines = {}
  for key, value in pairs(counters) do lines[#lines + 1] = ("%s %g"):format(key, value) end
  table.sort(lines)
  table.sort(seconds)
  print(table.concat(lines, "\n"))
  for _, share in ipairs { 0.5, 0.95, 1 } do
    local value = seconds[math.ceil(share * #seconds)]
    print(('partnercenter_call_seconds{quantile="%g"} %.3f'):format(share, value))
  end
end

partnercenter.main(function()
  local client = assert(partnercenter.configure {
    on_event = function(event)
      if HANDLERS[event.type] then HANDLERS[event.type](event) end
    end,
  })
  local failed = 0
  for _, qualification in partnercenter.each(client:customers(), function(customer)
    return client:customer(customer.id):qualification()
  end) do
    if not qualification then failed = failed + 1 end
  end
  print_metrics()
  if failed > 0 then os.exit(1) end
end)
