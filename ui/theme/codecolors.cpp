#include "ui/theme/codecolors.h"

#include "ui/theme/theme.h"

namespace Conclave {

namespace {

CodeColors onLight()
{
    return {
        .keyword = QColor(0x5B, 0x17, 0x87),
        .type = QColor(0x0C, 0x6F, 0x78),
        .string = QColor(0x6A, 0x3A, 0x00),
        .number = QColor(0xB3, 0x12, 0x5F),
        .comment = QColor(0x5C, 0x64, 0x6A),
        .function = QColor(0x0A, 0x52, 0xD6),
        .meta = QColor(0x72, 0x63, 0x12),
        .variable = QColor(0x3F, 0x4E, 0x86),
        .added = QColor(0x0F, 0x6B, 0x4A),
        .removed = QColor(0xB3, 0x26, 0x1E),
    };
}

CodeColors onDark()
{
    return {
        .keyword = QColor(0xD5, 0xB3, 0xFF),
        .type = QColor(0x6A, 0xDD, 0xEB),
        .string = QColor(0xEB, 0xA6, 0x7C),
        .number = QColor(0xFF, 0x8F, 0xA6),
        .comment = QColor(0xA3, 0xAB, 0xB0),
        .function = QColor(0x7F, 0xA8, 0xF5),
        .meta = QColor(0xDB, 0xCE, 0x61),
        .variable = QColor(0xC0, 0xCF, 0xE4),
        .added = QColor(0x74, 0xDD, 0xB0),
        .removed = QColor(0xFF, 0x9A, 0x8C),
    };
}

} // namespace

CodeColors CodeColors::of(const Theme &theme)
{
    return theme.dark ? onDark() : onLight();
}

} // namespace Conclave
