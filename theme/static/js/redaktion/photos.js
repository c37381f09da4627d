// Photos as they may leave the device: upright, not too large, the picture and nothing else.

const LONGEST = 2400, QUALITY = 0.85, HEAVIEST_PNG = 3_000_000;

/** A file that cannot become a photo; the message says what to do. */
export class PhotoError extends Error {}

/**
 * Draw a picture anew: no byte of the file is left.
 * @param {File} file @returns {Promise<Blob>}
 */
export async function cleaned(file) {
  const bitmap = await opened(file);
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext("2d");
  if (!context) throw new PhotoError(`${file.name} ist zu groß für dieses Gerät. Ein kleineres Foto wählen.`);
  context.imageSmoothingQuality = "high";
  // Screenshots, maps and posters stay sharp as PNG.
  const isDrawn = file.type === "image/png";
  if (isDrawn) {
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const blob = await encoded(canvas, "image/png", file);
    if (blob.size <= HEAVIEST_PNG) return blob;
  }
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return encoded(canvas, "image/jpeg", file);
}

/** @param {File} file */
async function opened(file) {
  if (file.type === "image/svg+xml" || /\.svg$/i.test(file.name)) {
    throw new PhotoError(`${file.name} ist eine Zeichnung (SVG), kein Foto. Sie auf GitHub nach content/images hochladen.`);
  }
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    const isHeic = /^image\/hei[cf]/.test(file.type) || /\.hei[cf]$/i.test(file.name);
    throw new PhotoError(
      isHeic
        ? `${file.name} ist ein HEIC, das dieser Browser nicht öffnen kann. In Safari öffnen, oder am iPhone unter Einstellungen → Kamera → Formate „Maximale Kompatibilität“ wählen und neu fotografieren.`
        : `${file.name} lässt sich nicht als Bild öffnen. Ein JPEG oder PNG wählen.`,
    );
  }
}

/** @param {HTMLCanvasElement} canvas @param {string} type @param {File} file @returns {Promise<Blob>} */
function encoded(canvas, type, file) {
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new PhotoError(`${file.name} ist zu groß für dieses Gerät. Ein kleineres Foto wählen.`))), type, QUALITY),
  );
}
