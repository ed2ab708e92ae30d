-- Runs in the nginx of spec.support.hosts.drivers: the jobs in a request's body, all at once.

local ngx = rawget(_G, "ngx")
local json = require "partnercenter.json"

local nginx_calls = {}

--- Answers a JSON list of jobs with the JSON list of their results.
function nginx_calls.answer()
  local threads, outcomes = {}, {}
  for i, job in ipairs(assert(json.decode(ngx.req.get_body_data()))) do
    threads[i] = ngx.thread.spawn(require(job.module or "spec.end_to_end.faults.calls").run, job)
  end
  for i, thread in ipairs(threads) do
    local ok, outcome = ngx.thread.wait(thread)
    outcomes[i] = assert(ok and outcome, outcome)
  end
  ngx.print((assert(json.encode(outcomes))))
end

return nginx_calls
