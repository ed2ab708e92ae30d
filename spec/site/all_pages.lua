-- All pages of the site: guides, the reference, man pages, and the list of all.
local a_to_z = require "spec.site.finding.a_to_z"
local guides = require "spec.site.guides"
local manual = require "spec.site.manual"
local reference = require "spec.site.reference.pages"

local all_pages = {}

---@return table[]
function all_pages.list()
  local pages = guides.pages()
  for _, page in ipairs(reference.pages(pages)) do pages[#pages + 1] = page end
  for _, page in ipairs(manual.pages()) do pages[#pages + 1] = page end
  pages[#pages + 1] = a_to_z.page(pages)
  return pages
end

return all_pages
