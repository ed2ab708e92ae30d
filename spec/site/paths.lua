-- Paths of the repository and of the site.
local paths = {}

--- The folder of a path, "" at the top.
---@param path string
---@return string
function paths.folder(path) return path:match("^(.*)/[^/]*$") or "" end

--- A path without "." and "..", from where a document links to it.
---@param from string path of the document
---@param target string
---@return string
function paths.resolve(from, target)
  local parts = {}
  for part in (paths.folder(from) .. "/" .. target):gmatch("[^/]+") do
    if part == ".." then
      assert(table.remove(parts), "leaves the repository: " .. target)
    elseif part ~= "." then
      parts[#parts + 1] = part
    end
  end
  return table.concat(parts, "/")
end

--- What leads from a page to the top of the site: "", or "../" for each folder.
---@param path string
---@return string
function paths.to_top(path) return (path:gsub("[^/]+/", "../"):gsub("[^/]+$", "")) end

---@param path string
---@return string
function paths.read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

---@param path string
---@param text string
function paths.write(path, text)
  local file = assert(io.open(path, "wb"))
  assert(file:write(text))
  assert(file:close())
end

return paths
