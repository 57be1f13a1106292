// One small script that every page loads, and chunks that are loaded where a page needs them.
import { defineConfig } from "vite";
import { world } from "./plugins/world.js";

export default defineConfig({
  base: "/static/bundle/", // where the server serves outDir
  plugins: [world()],
  build: {
    outDir: "../src/dragoman/web/static/bundle",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false, // its helper would add link elements for styles that we do not have
    cssCodeSplit: false,
    sourcemap: false,
    reportCompressedSize: true,
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      input: { bundle: "src/bundle.js" },
      output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js", assetFileNames: "[name][extname]" },
    },
  },
});
