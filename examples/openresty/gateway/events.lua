--- The last events of the webhook, in shared memory: each visitor's page gets them as they arrive.
local cjson = require "cjson"

local events = {}

local KEPT = 20
local PAUSE = 0.2 -- seconds between two looks at the shared memory
local STREAM = 300 -- seconds; then the browser connects again

local dict = ngx.shared.events

--- Adds an event.
---@param event table to be sent as JSON
function events.add(event)
  local number = dict:incr("last", 1, 0)
  dict:set(number, cjson.encode(event))
  dict:delete(number - KEPT)
end

local function send(from)
  local last = dict:get "last" or 0
  for number = math.max(from, last - KEPT) + 1, last do
    local text = dict:get(number)
    if text and not ngx.print("id: ", number, "\ndata: ", text, "\n\n") then return nil end
  end
  return last
end

--- Answers with the last events, and then with each one as it arrives (Server-Sent Events).
function events.stream()
  ngx.header.content_type = "text/event-stream"
  ngx.header["Cache-Control"] = "no-store"
  ngx.print "retry: 1000\n\n"
  local sent, ends = tonumber(ngx.req.get_headers()["Last-Event-ID"]) or 0, ngx.now() + STREAM
  repeat
    sent = send(sent)
    local is_open = sent and ngx.flush(true)
    ngx.sleep(PAUSE)
  until not is_open or ngx.worker.exiting() or ngx.now() > ends
end

return events
