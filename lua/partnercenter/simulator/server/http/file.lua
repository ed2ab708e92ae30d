--- Answers with files: PDF for statements, CSV for tables.
local reply = require "partnercenter.simulator.server.http.reply"

local file = {}

local LINE = 72

-- Makes a valid PDF: one page with one line, and padding up to the size.
local function pdf(title, size)
  local objects = {
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
      .. "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
  }
  local stream = ("BT /F1 18 Tf 72 760 Td (%s) Tj ET"):format(title)
  objects[4] = ("<< /Length %d >>\nstream\n%s\nendstream"):format(#stream, stream)
  local parts, offsets, at = { "%PDF-1.4\n%\226\227\207\211\n" }, {}, 0
  local function add(text) parts[#parts + 1] = text end
  local function pad()
    local left = size - 1000
    while left > 0 do
      add("%" .. ("\200"):rep(LINE) .. "\n")
      left = left - LINE - 2
    end
  end
  pad()
  for _, part in ipairs(parts) do at = at + #part end
  for number, object in ipairs(objects) do
    offsets[number] = at
    local text = ("%d 0 obj\n%s\nendobj\n"):format(number, object)
    add(text)
    at = at + #text
  end
  add("xref\n0 5\n0000000000 65535 f \n")
  for _, offset in ipairs(offsets) do add(("%010d 00000 n \n"):format(offset)) end
  add(("trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"):format(at))
  return table.concat(parts)
end

local BOM, ROW_END = "\239\187\191", "\r\n"

-- The tables by a word of their path, with the name of the file.
local TABLES = {
  offermatrix = {
    "updatedoffice.csv",
    '"ProductTitle","ProductId","SkuId","SkuTitle","ProvisioningId","ProvisioningString","MinLicenses",'
      .. '"MaxLicenses","AssetOwnershipLimit","AssetOwnershipLimitType","ProductSkuPreRequisites",'
      .. '"ProductSkuConversion","Description","AllowedCountries"',
    '"Simulated Business Basic","CFQ7TTC0LH18","0001","Simulated Business Basic",'
      .. '"fb207326-8dc8-4fc0-99b8-68f7b25ff65c","SIM_BUSINESS_BASIC","1","300","","","","",'
      .. '"A product","US;DE"',
  },
  [""] = {
    "table.csv", "ProductId,SkuId,Title,Market,Currency,UnitPrice",
    "CFQ7TTC0LH18,0001,Simulated Business Basic,{country},USD,5.10",
    'CFQ7TTC0LF8R,0001,"Simulated Enterprise, E3",{country},USD,30.60',
  },
}

local function attached(result, name)
  result.headers["Content-Disposition"] = "attachment; filename=" .. name
  return result
end

--- Answers with a PDF of at least `file_size` bytes.
---@param title string
---@param call table
---@return table reply
function file.pdf(title, call)
  local result = reply.raw(200, pdf(title, call.settings.file_size), "application/pdf")
  return attached(result, title:gsub("[^%w]+", "_") .. ".pdf")
end

--- Answers with the file of a path.
---@param call table
---@return table reply
function file.answer(call)
  if call.row.path:find("statement", 1, true) then return file.pdf("Simulated statement", call) end
  local rows = TABLES[call.row.path:match("offermatrix") or ""]
  local country = (call.query.country or "US"):gsub("[^%w]", ""):upper()
  local text = (BOM .. table.concat(rows, ROW_END, 2) .. ROW_END):gsub("{country}", country)
  return attached(reply.raw(200, text, "application/octet-stream"), rows[1])
end

return file
