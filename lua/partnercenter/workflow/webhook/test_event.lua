--- Sends a test event to the registered webhook and waits for its result.
local explain = require "partnercenter.workflow.webhook.explain"
local wait = require "partnercenter.workflow.run.wait"

local test_event = {}

---@class partnercenter.workflow.WebhookTest
---@field delivered boolean
---@field state "delivered"|"failed"|"waiting"|"skipped" waiting: no result in time
---@field message string                 in words
---@field tries partnercenter.workflow.WebhookTry[]
---@field correlation_id string?         of the test event
---@field record table?                  as the service shows it

--- A test that was not made.
---@param why string
---@return partnercenter.workflow.WebhookTest
function test_event.skipped(why)
  return { delivered = false, state = "skipped", message = why, tries = {} }
end

local function describe(id, record, waited)
  local tries, delivered = explain.tries(record.results)
  local last, state = tries[#tries], "failed"
  local message = ("the test event was not delivered in %d tries"):format(#tries)
  if delivered then
    state, message = "delivered", ("the test event was delivered at try %d"):format(#tries)
  elseif waited then
    state = "waiting"
    message = ("the test event was not delivered within %d s"):format(math.floor(waited))
  end
  if last then message = ("%s: %s"):format(message, last.message) end
  return {
    delivered = delivered, state = state, message = message, tries = tries, correlation_id = id,
    record = record,
  }
end

local function has_ended(record)
  local _, delivered = explain.tries(record.results)
  return delivered or tostring(record.status):lower() == "completed"
end

--- Sends a test event and waits.
---@param run partnercenter.Run
---@param limits { timeout: number, interval: number }
---@return partnercenter.workflow.WebhookTest?
---@return partnercenter.error? err
function test_event.run(run, limits)
  local handle = run.client:webhook_registration()
  local sent, err = handle:validation_events():create(run:call())
  if not sent then
    if err.kind == "throttled" then
      err.hint = "the service allows two test events a minute: call again in a minute"
    end
    return nil, err
  end
  local id = type(sent) == "table" and sent.correlationId
  if type(id) ~= "string" then
    return run:fail("protocol", "the answer to the test event has no correlationId", { data = sent })
  end
  local record, failed, waited = wait.poll(run, limits, function(options)
    local one, why = handle:validation_event(id):get(options)
    if one == nil and why.status == 404 then return {}, false end -- not kept yet
    if one == nil then return nil, why end
    if type(one) ~= "table" then
      return run:fail("protocol", "the answer is not the record of a test event", { data = one })
    end
    return one, has_ended(one)
  end)
  if not record then return nil, failed end
  return describe(id, record, waited)
end

return test_event
