// Which of these letters no font has: each is drawn and held against what stands for a letter that there is not.
(letters) => {
  "use strict";
  const canvas = Object.assign(document.createElement("canvas"), { width: 72, height: 72 });
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.font = '40px "Source Sans"';
  const drawn = (letter) => {
    pen.clearRect(0, 0, 72, 72);
    pen.fillText(letter, 8, 52);
    return pen.getImageData(0, 0, 72, 72).data.join();
  };
  const nothing = drawn("\u{10FFFD}");
  return [...letters].filter((letter) => drawn(letter) === nothing);
}
