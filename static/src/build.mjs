// Builds static/dist: one style sheet, one script and the fonts, each with its digest in the name, a .gz twin beside
// every text file, and meta.json telling the templates which file carries which name. Run by `npm run build`.
import { build } from "esbuild";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import subsetFont from "subset-font";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "..", "dist");
const inter = join(here, "../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2");
// The oldest phones we promise to carry: cascade layers and :has() decide it.
const browsers = ["chrome105", "safari15.4", "firefox121"];

// The letters are read from the face that uses them, so that the file and its unicode-range cannot disagree.
function lettersOf(face) {
  const css = readFileSync(join(here, "fonts.css"), "utf8");
  const [, ranges] = css.slice(css.indexOf(face)).match(/unicode-range:([^;]+);/);
  return ranges.split(",").flatMap((range) => {
    const [first, last] = range.trim().slice(2).split("-").map((point) => parseInt(point, 16));
    return Array.from({ length: (last ?? first) - first + 1 }, (_, nr) => String.fromCodePoint(first + nr));
  }).join("");
}

const coreFont = {
  name: "core-font",
  setup(bundle) {
    bundle.onResolve({ filter: /^inter-core\.woff2$/ }, ({ path }) => ({ path, namespace: "core-font" }));
    bundle.onLoad({ filter: /.*/, namespace: "core-font" }, async ({ path }) => ({
      contents: await subsetFont(readFileSync(inter), lettersOf(path), {
        targetFormat: "woff2",
        variationAxes: { wght: { min: 400, max: 700 } },
        keepFeatures: ["kern", "tnum", "ccmp", "locl", "mark", "mkmk"],
      }),
      loader: "file",
    }));
  },
};

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

const results = await Promise.all([
  build({ ...shared, entryPoints: ["app.js"], target: "es2022", format: "iife", write: false }),
  build({ ...shared, entryPoints: ["app.css"], target: browsers, plugins: [coreFont], write: false }),
]);

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
const names = {};
for (const { metafile, outputFiles } of results) {
  for (const { path, contents } of outputFiles) writeFileSync(path, contents);
  for (const [file, { entryPoint, inputs }] of Object.entries(metafile.outputs)) {
    const source = entryPoint ?? Object.keys(inputs)[0];
    names[basename(source).replace("core-font:", "")] = basename(file);
  }
}

for (const file of readdirSync(dist)) {
  if (!/\.(css|js)$/.test(file)) continue;
  const zipped = gzipSync(readFileSync(join(dist, file)), { level: 9 });
  writeFileSync(join(dist, `${file}.gz`), zipped);
  console.log(`${file}  ${(zipped.length / 1024).toFixed(1)} kB gzip`);
}
writeFileSync(join(dist, "meta.json"), JSON.stringify(names, null, 2) + "\n");
