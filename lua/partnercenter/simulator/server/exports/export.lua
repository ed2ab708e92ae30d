--- One export: what it holds, the state of its operation, its manifest and its blobs.
-- luacheck: read globals ngx
local gzip = require "partnercenter.simulator.server.exports.gzip"
local json = require "partnercenter.simulator.json"
local lines = require "partnercenter.simulator.server.exports.lines"
local sas = require "partnercenter.simulator.server.exports.sas"
local store = require "partnercenter.simulator.server.records.store"
local template = require "partnercenter.simulator.server.records.template"
local world = require "partnercenter.simulator.server.state.world"

local export = {}

local BOM = "\239\187\191"
local LINES_AT_ONCE = 500
local KEPT_MAX = 64 * 1024 * 1024 -- bytes of blobs that are kept

local kept, kept_size = {}, 0

---@class partnercenter.simulator.Export
---@field id string
---@field report string such as billed_reconciliation
---@field invoice string|nil
---@field currency string|nil
---@field attributes string full or basic
---@field left integer polls that still answer "running"
---@field failure table|nil code and message
---@field created string

--- Begins an export.
---@param about partnercenter.simulator.Export without id and created
---@return partnercenter.simulator.Export
function export.begin(about)
  about.id, about.created = world.guid(), template.date()
  store.put("/exports/" .. about.id, about)
  return about
end

--- Finds an export by its id, which is its manifest's id too.
---@param id string
---@return partnercenter.simulator.Export|nil
function export.find(id) return store.read("/exports/" .. id) end

local function version(settings) return ("%d"):format(settings.export_version) end

local function blob_name(number, settings)
  return ("part-%05d-%08x.c000.json.gz"):format(number - 1, tonumber(version(settings)))
end

--- Returns the path of an export's folder. A new version of the data has a new folder.
---@param self partnercenter.simulator.Export
---@param settings table
---@return string
function export.folder(self, settings)
  return ("/billing-exports/PartnerTenantId=%s/ExportId=%s/InvoiceVersion=%s"):format(
    world.service.tenant_id, self.id, version(settings))
end

--- Makes the manifest.
---@param self partnercenter.simulator.Export
---@param origin string such as https://127.0.0.1:8443
---@param settings table
---@return table
function export.manifest(self, origin, settings)
  local folder, blobs = export.folder(self, settings), json.array()
  for number = 1, settings.export_blobs do
    blobs[number] = { name = blob_name(number, settings), partitionValue = "default" }
  end
  return {
    id = self.id, schemaVersion = "1", partnerTenantId = world.service.tenant_id, partitionType = "default",
    dataFormat = "compressedJSON", createdDateTime = self.created, eTag = "version-" .. version(settings),
    rootDirectory = origin .. folder, sasToken = sas.issue(folder, settings.export_sas_life),
    blobCount = settings.export_blobs, blobs = blobs,
  }
end

-- A line of the damage "line" ends in the middle.
local function text_of(make, first, last, cut)
  local part = {}
  for number = first, last do part[#part + 1] = make(number) end
  local text = table.concat(part, "\n")
  return cut and text:sub(1, -20) or text .. "\n"
end

local function damaged(bytes, damage)
  local function flipped(at)
    return bytes:sub(1, at - 1) .. string.char((bytes:byte(at) + 1) % 256) .. bytes:sub(at + 1)
  end
  if damage == "crc" then return flipped(#bytes - 7) end
  if damage == "length" then return flipped(#bytes) end
  if damage == "cut" then return bytes:sub(1, #bytes - math.min(20, #bytes)) end
  return bytes
end

local function make(self, number, settings)
  local count, blobs = settings.invoice_lines, settings.export_blobs
  local first = math.floor((number - 1) * count / blobs) + 1
  local last = math.floor(number * count / blobs)
  local line, file = lines.maker(self, settings), gzip.new()
  local per_member = math.ceil(math.max(last - first + 1, 1) / settings.export_members)
  local in_member = 0
  if settings.export_bom then file:add(BOM) end
  for from = first, last, LINES_AT_ONCE do
    local to = math.min(from + LINES_AT_ONCE - 1, last)
    if in_member >= per_member then
      file:next_member()
      in_member = 0
    end
    file:add(text_of(line, from, to, to == last and settings.export_damage == "line"))
    in_member = in_member + to - from + 1
    ngx.sleep(0) -- other requests go on
  end
  return damaged(file:finish(), settings.export_damage)
end

local function described(self, name, settings)
  local shape = {
    self.id, name, settings.invoice_lines, settings.export_blobs, settings.export_members,
    settings.export_damage, settings.export_keys, settings.export_numbers, settings.currencies,
    tostring(settings.export_bom), tostring(settings.tax_in_lines),
  }
  return table.concat(shape, " ")
end

--- Returns the bytes of a blob.
---@param self partnercenter.simulator.Export
---@param name string
---@param settings table
---@return string|nil bytes nil: there is no such blob
function export.blob(self, name, settings)
  local number = tonumber(name:match("^part%-(%d+)") or "")
  if not number or number >= settings.export_blobs then return nil end
  if name ~= blob_name(number + 1, settings) then return nil end
  local key = described(self, name, settings)
  if kept[key] then return kept[key] end
  local bytes = make(self, number + 1, settings)
  if kept_size > KEPT_MAX then kept, kept_size = {}, 0 end
  kept[key], kept_size = bytes, kept_size + #bytes
  return bytes
end

return export
