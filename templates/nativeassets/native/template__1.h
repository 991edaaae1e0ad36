#pragma once

int template__1_version(void);
