// Allow=font_*;text_*;font_named;font_exact
struct font { int size; };
extern struct font font_fixed, font_roman;
#define font_small (&font_fixed)
#define font_large ((const void *)&font_roman)
#define font_named (&font_roman)
#define text_all "list\0item"
#define text_item (text_all + 5)
#define font_exact 1.5L
#define font_size sizeof(struct font)
