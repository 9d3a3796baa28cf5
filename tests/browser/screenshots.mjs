// node screenshots.mjs REPORT.html NAME FOLDER [--readme]: see tools/screenshots.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { startBrowser } from './browser.mjs';

const [report, name, folder, readme] = process.argv.slice(2);
const browser = await startBrowser();
const address = pathToFileURL(report).href;

async function picture(width, height, colorScheme, path, fullPage) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, deviceScaleFactor: 1 });
  await page.goto(address);
  await page.screenshot({ path, fullPage });
  await page.close();
}

if (readme) {
  await picture(1100, 1420, 'light', join(folder, `${name}.png`), false);
} else {
  for (const width of [1280, 768, 390, 320]) {
    for (const scheme of ['light', 'dark']) await picture(width, 900, scheme, join(folder, `${name}-${width}-${scheme}.png`), true);
  }
  await picture(390, 844, 'light', join(folder, `${name}-first-screen.png`), false);
  const page = await browser.newPage();
  await page.goto(address);
  writeFileSync(join(folder, `${name}.pdf`), await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true }));
}
await browser.close();
