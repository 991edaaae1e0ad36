#include <stdio.h>
#include "words.h"

static void print(uint8_t *word, int32_t length)
{
    printf("%.*s\n", (int)length, (const char *)word);
}

int main(void)
{
    TextLength length = words_find("Grüße, world: C calls C#!", print);
    printf("%d words, %d letters\n", length.Words, length.Letters);
    return 0;
}
