"""Official papers made from a case: what stands in them, on paper and in Word."""
