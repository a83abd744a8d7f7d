// Builds static/dist: one style sheet, one script and the font, each with its digest in the name, a .gz twin beside
// every text file, and meta.json telling the templates which file carries which name. Run by `npm run build`.
import { build } from "esbuild";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "..", "dist");
// The oldest phones we promise to carry: cascade layers and :has() decide it.
const browsers = ["chrome105", "safari15.4", "firefox121"];

const shared = {
  bundle: true,
  minify: true,
  metafile: true,
  absWorkingDir: here,
  outdir: dist,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".woff2": "file" },
  legalComments: "none",
  logLevel: "warning",
};

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
const results = await Promise.all([
  build({ ...shared, entryPoints: ["app.js"], target: "es2022", format: "iife" }),
  build({ ...shared, entryPoints: ["app.css"], target: browsers }),
]);

const names = {};
for (const { metafile } of results) {
  for (const [file, { entryPoint, inputs }] of Object.entries(metafile.outputs)) {
    const source = entryPoint ?? Object.keys(inputs)[0];
    names[basename(source)] = basename(file);
  }
}
writeFileSync(join(dist, "meta.json"), JSON.stringify(names, null, 2) + "\n");

for (const file of readdirSync(dist)) {
  if (!/\.(css|js)$/.test(file)) continue;
  const zipped = gzipSync(readFileSync(join(dist, file)), { level: 9 });
  writeFileSync(join(dist, `${file}.gz`), zipped);
  console.log(`${file}  ${(zipped.length / 1024).toFixed(1)} kB gzip`);
}
