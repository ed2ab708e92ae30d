--- Entity tags: checks If-Match and renews the tags of changed records.
local reply = require "partnercenter.simulator.server.http.reply"

local etag = {}

local made = 0

-- Partner Center, Graph and the partner API have different members for the tag.
local function read(record)
  return record.attributes and record.attributes.etag or record["@odata.etag"] or record.eTag
end

local function bare(tag) return (tostring(tag):gsub("^W/", ""):gsub('"', "")) end

--- Checks If-Match against a record.
---@param call table
---@param record table
---@return table|nil refusal a reply
function etag.check(call, record)
  local given = call.request.header("If-Match")
  if not given then
    return call.row.needs_etag and reply.problem(400, 2055, "The If-Match header is missing") or nil
  elseif given == "*" then
    return nil
  elseif not given:find('"', 1, true) then
    return reply.problem(400, 2000, "The If-Match header needs the quotes of the entity tag")
  elseif bare(given) ~= bare(read(record) or "") then
    return reply.problem(412, 2055, "The entity tag is out of date: read the resource again")
  end
end

--- Renews the tag of a changed record, if it has one.
---@param record table
function etag.renew(record)
  if not read(record) then return end
  made = made + 1
  local tag = ("simulated-change-%d"):format(made)
  if record["@odata.etag"] then
    record["@odata.etag"] = ('W/"%s"'):format(tag)
  elseif record.eTag then
    record.eTag = ('"%s"'):format(tag)
  else
    record.attributes.etag = tag
  end
end

return etag
