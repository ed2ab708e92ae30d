--- The handlers of operations without an own handler. The row of an operation selects one: for a collection
--- or its records, a single record, a file or a value.
-- luacheck: read globals ngx
local etag = require "partnercenter.simulator.server.http.etag"
local file = require "partnercenter.simulator.server.http.file"
local json = require "partnercenter.simulator.json"
local json_patch = require "partnercenter.simulator.server.models.json_patch"
local kinds = require "partnercenter.simulator.server.records.kinds"
local page = require "partnercenter.simulator.server.http.page"
local refusals = require "partnercenter.simulator.server.models.refusal"
local reply = require "partnercenter.simulator.server.http.reply"
local store = require "partnercenter.simulator.server.records.store"
local template = require "partnercenter.simulator.server.records.template"

local generic = {}

--- Answers with the collection at the path.
---@param call table
---@return table reply
function generic.list(call)
  local kind = kinds.at(call.row.path)
  return page.answer(call, kind, store.open(kind, call.request.path, call), call.row.page)
end

local function parent_of(call) return (call.request.path:gsub("/$", ""):gsub("/[^/]*$", "")) end

--- Opens the collection of the path's last parameter.
---@param call table
---@return table collection
---@return string id
function generic.collection(call)
  local kind, name = kinds.of(call.row.path)
  return store.open(kind, parent_of(call), call), call.params[name]
end

--- Answers with the record of the path.
---@param call table
---@return table reply
function generic.get(call)
  local collection, id = generic.collection(call)
  return reply.json(200, (collection:find(id)))
end

local OWN = { attributes = true, links = true }

local function is_date(value)
  return type(value) == "string" and value:find("^%d%d%d%d%-%d%d%-%d%dT") ~= nil
end

-- Replaces all members but those that the service sets: id, attributes, links and dates.
local function replaced(record, body, id_name)
  local fresh = template.copy(body)
  for name, value in pairs(record) do
    if name == id_name or OWN[name] or (fresh[name] == nil and is_date(value)) then fresh[name] = value end
    record[name] = nil
  end
  return template.merge(record, fresh)
end

-- Merges a body, or applies a JSON Patch.
local function patched(row, record, body)
  if row.takes ~= "JsonPatchOperation[]" then
    template.merge(record, body or {})
    return nil
  end
  local changed, problem = json_patch.apply(record, row.gives, body)
  if problem then return refusals.reply(row, problem) end
  for name in pairs(record) do record[name] = changed[name] end
  for name, value in pairs(changed) do record[name] = value end
end

local function write_item(call)
  local collection, id = generic.collection(call)
  local record = collection:edit(id)
  local refusal = etag.check(call, record)
  if refusal then return refusal end
  local name = collection.kind.id
  if call.row.method == "PUT" then
    replaced(record, call.body or {}, name)
  else
    local own = record[name]
    refusal = patched(call.row, record, call.body)
    if refusal then return refusal end
    record[name] = own
  end
  etag.renew(record)
  return call.row.gives == "none" and reply.json(204) or reply.json(200, record)
end

local function delete_item(call)
  local collection, id = generic.collection(call)
  local refusal = etag.check(call, (collection:find(id)))
  if refusal then return refusal end
  collection:remove(id)
  return reply.json(204)
end

local function create(call)
  local kind = kinds.at(call.row.path)
  local given = template.copy(call.body or {})
  if not kind.own_ids then given[kind.id] = nil end
  local record = store.open(kind, call.request.path, call):add(given)
  return call.row.gives == "none" and reply.json(201) or reply.json(kind.created or 201, record)
end

local function read_record(call)
  return reply.json(200, store.record(call.row.gives, call.request.path, call))
end

--- Changes a single record: PUT replaces it, PATCH merges members.
---@param call table
---@param path string path of the record
---@return table reply
function generic.write(call, path)
  local record = template.copy(store.record(call.row.gives, path, call))
  local refusal = etag.check(call, record)
  if refusal then return refusal end
  if call.row.method == "PUT" then
    replaced(record, call.body or {}, "id")
  else
    template.merge(record, call.body or {})
  end
  etag.renew(record)
  store.put(path, record)
  return call.row.gives == "none" and reply.json(204) or reply.json(200, record)
end

local function write_record(call) return generic.write(call, call.request.path) end

local function delete_record(call)
  store.put(call.request.path, nil)
  return reply.json(204)
end

-- Answers an action (POST): the sample of the result, merged with the body.
local function act(call)
  if call.row.polls then return generic.accepted(call, generic.short(call)) end
  if call.row.gives == "none" then return reply.json(204) end
  local model = call.row.gives:gsub("%[%]$", "")
  local record = store.answer(model, call)
  if call.body and not call.body[1] then template.merge(record, call.body) end
  if model ~= call.row.gives then return reply.json(200, json.array { record }) end
  return reply.json(200, record)
end

--- Answers 202 with the location of the result.
---@param call table
---@param location string
---@return table reply
function generic.accepted(call, location)
  local wait = ("%d"):format(call.settings.job_wait)
  return reply.json(202, nil, { Location = location, ["Retry-After"] = wait })
end

--- Returns the path of a request without "/v1", as in links.
---@param call table
---@return string
function generic.short(call) return (call.request.path:gsub("^/v1", "")) end

local values = { string = "simulated", text = "simulated", integer = 3, number = 1.5, boolean = true }

local function read(row)
  if kinds.at(row.path) then return generic.list end
  if kinds.of(row.path) then return generic.get end
  if row.gives == "file" then return file.answer end
  local value = values[row.gives]
  if value ~= nil then return function() return reply.json(200, value) end end
  if row.gives == "string[]" then return function() return reply.json(200, json.array { "simulated" }) end end
  if row.gives == "none" then return function() return reply.json(200, json.array()) end end
  return read_record
end

local choose = { GET = read }

function choose.POST(row)
  local kind = kinds.at(row.path)
  local makes = kind and (row.gives == "none" or row.gives == kind.model)
  return makes and not row.polls and create or act
end

function choose.PUT(row) return kinds.of(row.path) and write_item or write_record end
choose.PATCH = choose.PUT

function choose.DELETE(row) return kinds.of(row.path) and delete_item or delete_record end

function choose.HEAD() return function() return reply.raw(200, "") end end

--- Returns the handler for a row.
---@param row table of the route table
---@return fun(call: table): table
function generic.handler(row) return choose[row.method](row) end

return generic
