" Lets :checkhealth find the checks of a library installed outside the runtimepath.
function! health#partnercenter#check() abort
  lua require("partnercenter.health").check()
endfunction
