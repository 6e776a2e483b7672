#include "canvas/type.h"

#include <algorithm>

#include "fonts/faces.h"

namespace cairn {

namespace {

struct Face {
  const unsigned char* bytes;
  int length;
  float height;  // of its lines, in ems
};

Face face_of(Voice voice) {
  if (voice >= Voice::third) return {face_title, sizeof face_title, face_title_height};
  if (voice >= Voice::tiny_bold) return {face_bold, sizeof face_bold, face_bold_height};
  return {face_text, sizeof face_text, face_text_height};
}

// As scripts/fonts cuts them.
constexpr ImWchar letters[] = {
    0x20,   0xFF,   0x152,  0x153,  0x178,  0x178,  0x2009, 0x2011, 0x2013, 0x201E, 0x2022, 0x2026,
    0x203A, 0x203A, 0x202F, 0x202F, 0x2082, 0x2082, 0x20AC, 0x20AC, 0x2122, 0x2122, 0x2190, 0x2192,
    0x2212, 0x2212, 0x2264, 0x2265, 0x25B8, 0x25B8, 0x25C6, 0x25C6, 0x2713, 0x2713, 0};

}  // namespace

Type::Type(float width, float ratio, float scale)
    : atlas_(std::make_unique<ImFontAtlas>()), ratio_(ratio) {
  const float first = std::clamp(width * 0.038f, 29.5f, 46.0f);
  const float sizes[voices] = {13.6f, 15.6f, 17,    20.4f, 13.6f, 15.6f,
                               17,    20.4f, 20.5f, 25,    36,    first};
  for (int i = 0; i < voices; ++i) {
    const Voice voice = static_cast<Voice>(i);
    const Face face = face_of(voice);
    sizes_[i] = sizes[i] * scale;
    heights_[i] = sizes_[i] * face.height;
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    // What is large or dense needs no help to be smooth.
    config.OversampleH = sizes_[i] * ratio > 30 ? 1 : 2;
    config.OversampleV = 1;
    fonts_[i] = atlas_->AddFontFromMemoryTTF(const_cast<unsigned char*>(face.bytes), face.length,
                                             heights_[i] * ratio, &config, letters);
  }
  atlas_->TexGlyphPadding = 1;
  atlas_->Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoPowerOfTwoHeight;
  atlas_->Build();
}

float Type::ascent(Voice voice) const { return font(voice)->Ascent / ratio_; }

char32_t take_letter(std::string_view& words) {
  const auto at = [&](std::size_t i) -> unsigned {
    return i < words.size() ? static_cast<unsigned char>(words[i]) : 0;
  };
  const unsigned first = at(0);
  const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  char32_t letter = first < 0x80 ? first : first & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) letter = letter << 6 | (at(i) & 0x3F);
  if (words.size() < length) letter = 0xFFFD;
  words.remove_prefix(std::min(length, words.size()));
  return letter;
}

float Type::width(Voice voice, std::string_view words) const {
  const ImFont* face = font(voice);
  float width = 0;
  while (!words.empty()) {
    const char32_t letter = take_letter(words);
    width += face->GetCharAdvance(static_cast<ImWchar>(letter > 0xFFFF ? 0xFFFD : letter));
  }
  return width / ratio_;
}

bool Type::lacks(std::string_view words) const {
  while (!words.empty()) {
    const char32_t letter = take_letter(words);
    if (letter < 0x20) continue;
    const ImFont* face = font(Voice::body);
    if (letter > 0xFFFF || !face->FindGlyphNoFallback(static_cast<ImWchar>(letter))) return true;
  }
  return false;
}

}  // namespace cairn
