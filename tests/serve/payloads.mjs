// Texts that try to become mark-up, script, another header, or another order of letters.
const scripts = [
  '<script>alert(1)</script>', '<ScRiPt>alert(1)</sCrIpT>', '<script src=//127.0.0.1:9/x.js></script>', '</script><script>alert(1)</script>',
  '<script\n>alert(1)</script\n>', '<script/x>alert(1)</script>', '<<script>alert(1)//<</script>', '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '"><script>alert(1)</script>', "'><script>alert(1)</script>", '</title><script>alert(1)</script>', '</textarea><script>alert(1)</script>',
  '</style><script>alert(1)</script>', '--><script>alert(1)</script>', ']]><script>alert(1)</script>', '<!--<script>alert(1)</script>-->',
  '<img src=x onerror=alert(1)>', '<img src=x onerror="alert(1)">', '"><img src=x onerror=alert(1)>', '<img/src/onerror=alert(1)>',
  '<img src=`x`onerror=alert(1)>', '<img """><script>alert(1)</script>">', '<svg onload=alert(1)>', '<svg/onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>', '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>', '<svg><animate onbegin=alert(1) attributeName=x>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>', '<body onload=alert(1)>', '<iframe src=javascript:alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>">', '<object data=javascript:alert(1)>', '<embed src=javascript:alert(1)>', '<a href=javascript:alert(1)>x</a>',
  '<a href="java\tscript:alert(1)">x</a>', '<form action=javascript:alert(1)><button>x', '<input autofocus onfocus=alert(1)>', '<details open ontoggle=alert(1)>',
  '<video><source onerror=alert(1)>', '<audio src onerror=alert(1)>', '<marquee onstart=alert(1)>', '<link rel=stylesheet href=//127.0.0.1:9/x.css>',
  '<style>@import "http://127.0.0.1:9/x.css";</style>', '<style>*{display:none}</style>', '<base href=//127.0.0.1:9/>', '<meta http-equiv=refresh content="0;url=//127.0.0.1:9">',
  '<template><script>alert(1)</script></template>', '<noscript><p title="</noscript><img src=x onerror=alert(1)>">', '<xmp><script>alert(1)</script></xmp>',
  '<plaintext>', '<table background=javascript:alert(1)>', '<p style="background:url(//127.0.0.1:9/x)">x</p>', '<x onclick=alert(1) tabindex=1>x</x>',
  '&lt;script&gt;alert(1)&lt;/script&gt;', '&#60;script&#62;alert(1)&#60;/script&#62;', '&amp;lt;script&amp;gt;', '\\u003cscript\\u003ealert(1)', '%3Cscript%3Ealert(1)%3C/script%3E',
  'javascript:alert(1)', 'data:text/html,<script>alert(1)</script>', '{{constructor.constructor("alert(1)")()}}', '${alert(1)}', '<%= 7*7 %>', '#{7*7}',
  '\' onmouseover=alert(1) x=\'', '" onmouseover="alert(1)" x="', '` onmouseover=alert(1)', '=cmd|"/c calc"!A1', '+ADw-script+AD4-alert(1)+ADw-/script+AD4-',
];
const oddities = [
  'a\u0000b', '\u0000<script>alert(1)</script>', '\u202Egnp.exe', '\u2066<b>\u2069', 'a\u0008\u001b[31mb', '\ufeff<script>alert(1)</script>', '\u2028\u2029',
  '\ud83e\uddec'.repeat(50), 'e' + '\u0301'.repeat(300), 'longword'.repeat(2000), '\r\nSet-Cookie: a=b\r\n\r\n<script>alert(1)</script>',
];
export const payloads = [...scripts, ...oddities];
