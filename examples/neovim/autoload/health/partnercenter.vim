" Where the library was installed outside of the runtimepath, :checkhealth finds its checks here.
function! health#partnercenter#check() abort
  lua require("partnercenter.health").check()
endfunction
